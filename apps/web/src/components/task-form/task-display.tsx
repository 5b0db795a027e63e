import type { DisplayItem, TaskForm, TaskInput } from '@exchange/tasks';
import { renderDisplay } from '@exchange/tasks';
import { useMemo } from 'react';
import { useFindAddress } from '../files/file-addresses.tsx';
import { DisplayItemView } from './display-item-view.tsx';
import classes from './task-form.module.css';

interface TaskDisplayProps {
  readonly form: TaskForm;
  readonly input: TaskInput;
}

/** All that a task shows, without its questions. */
export function TaskDisplay({ form, input }: TaskDisplayProps) {
  return <DisplayItems items={useDisplay(form, input)} />;
}

/** The requester's items with this task's values in them. */
export function useDisplay(form: TaskForm, input: TaskInput): readonly DisplayItem[] {
  const findAddress = useFindAddress();
  return useMemo(() => renderDisplay(form, input, findAddress), [form, input, findAddress]);
}

/** Items one below the other. */
export function DisplayItems({ items }: { readonly items: readonly DisplayItem[] }) {
  if (items.length === 0) return null;
  return (
    <div className={classes.display}>
      {items.map((item, index) => (
        <DisplayItemView key={index} item={item} />
      ))}
    </div>
  );
}
