import type { TaskForm, TaskInput } from '@exchange/tasks';
import { renderDisplay } from '@exchange/tasks';
import { useMemo } from 'react';
import { useFindAddress } from '../files/file-addresses.tsx';
import { DisplayItemView } from './display-item-view.tsx';
import classes from './task-form.module.css';

interface TaskDisplayProps {
  readonly form: TaskForm;
  readonly input: TaskInput;
}

/** What a task shows: the requester's items with this task's values in them. */
export function TaskDisplay({ form, input }: TaskDisplayProps) {
  const findAddress = useFindAddress();
  const items = useMemo(() => renderDisplay(form, input, findAddress), [form, input, findAddress]);
  if (items.length === 0) return null;
  return (
    <div className={classes.display}>
      {items.map((item, index) => (
        <DisplayItemView key={index} item={item} />
      ))}
    </div>
  );
}
