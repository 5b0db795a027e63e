import type { RankingField } from '@exchange/tasks';
import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useSortable } from '#components/sortable/use-sortable.ts';
import { FieldGroup } from './field-group.tsx';
import type { FieldViewProps } from './field-view.tsx';
import classes from './ranking-field.module.css';

/** Options to put in order: by dragging, by arrow keys on the handle, by buttons. */
export default function RankingFieldView(props: FieldViewProps<RankingField>) {
  const { field, id, value, problem, inert, onChange } = props;
  const order = readOrder(field, value);
  const { list, dragging, startDrag } = useSortable<HTMLOListElement>(move);
  const [moved, setMoved] = useState<{ readonly value: string; readonly by: string } | null>(null);
  const handle = useRef<HTMLButtonElement>(null);

  // The item that was moved is taken out of the document and put in again, which ends its focus.
  useEffect(() => {
    if (moved?.by === 'key') handle.current?.focus();
  }, [moved, value]);

  function move(from: number, to: number, by = 'pointer'): void {
    const item = order[from];
    if (item === undefined || to < 0 || to >= order.length) return;
    setMoved({ value: item, by });
    onChange(order.toSpliced(from, 1).toSpliced(to, 0, item));
  }

  function takeKey(event: KeyboardEvent, index: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(index, index + step, 'key');
  }

  const labels = new Map(field.choices.map((choice) => [choice.value, choice.label]));
  return (
    <FieldGroup field={field} id={id} problem={problem} role="group">
      <ol ref={list} className={classes.list}>
        {order.map((item, index) => {
          const label = labels.get(item) ?? item;
          return (
            <li
              key={item}
              className={classes.item}
              data-held={dragging?.from === index || undefined}
              data-drop={dropOf(dragging, index)}
            >
              <ActionIcon
                ref={moved?.value === item ? handle : undefined}
                className={classes.handle ?? ''}
                variant="subtle"
                color="gray"
                size={44}
                aria-label={`${label}, place ${index + 1} of ${order.length}: move with the arrow keys`}
                onPointerDown={(event) => startDrag(event, index)}
                onKeyDown={(event) => takeKey(event, index)}
              >
                <IconGripVertical size={18} aria-hidden />
              </ActionIcon>
              <span className={classes.place}>{value === undefined ? '–' : index + 1}</span>
              <span className={classes.words} dir="auto">
                {label}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={`Move ${label} up`}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                aria-label={`Move ${label} down`}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <VisuallyHidden aria-live="polite">
        {moved !== null &&
          `${labels.get(moved.value) ?? ''}: place ${order.indexOf(moved.value) + 1}`}
      </VisuallyHidden>
      {value === undefined && !inert && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(order)}>
          This order is right
        </Button>
      )}
    </FieldGroup>
  );
}

/** The order answered, else the one given. */
function readOrder(field: RankingField, value: unknown): string[] {
  const given = field.choices.map((choice) => choice.value);
  const answered = Array.isArray(value) ? given.filter((item) => value.includes(item)) : [];
  return answered.length === given.length ? [...(value as string[])] : given;
}

function dropOf(
  dragging: { readonly from: number; readonly to: number } | null,
  index: number,
): 'before' | 'after' | undefined {
  if (dragging === null || dragging.to !== index || dragging.to === dragging.from) return undefined;
  return dragging.to < dragging.from ? 'before' : 'after';
}
