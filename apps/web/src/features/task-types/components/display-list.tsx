import { Text } from '@mantine/core';
import type { DisplayItem, FormProblem, TaskForm } from '@exchange/tasks';
import {
  addDisplayItem,
  displayKinds,
  limits,
  moveDisplayItem,
  removeDisplayItem,
  updateDisplayItem,
} from '@exchange/tasks';
import { useState } from 'react';
import { useSortable } from '#components/sortable/use-sortable.ts';
import { AddMenu } from './add-menu.tsx';
import { DisplayEditor } from './display-editor.tsx';
import { DisplayPlace } from './display-place.tsx';
import { PartCard } from './part-card.tsx';
import classes from './form-designer.module.css';

interface ListProps {
  readonly form: TaskForm;
  readonly problems: readonly FormProblem[];
  readonly onChange: (form: TaskForm) => void;
}

/** What the performer sees above, between and below the questions. */
export function DisplayList({ form, problems, onChange }: ListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const { list, dragging, startDrag } = useSortable<HTMLDivElement>(move);

  function move(from: number, to: number): void {
    setOpened(null);
    onChange(moveDisplayItem(form, from, to));
  }

  return (
    <div className={classes.list}>
      <Text fw={600}>Shown to the performer</Text>
      <div ref={list} className={classes.parts}>
        {form.display.map((item, index) => (
          <PartCard
            // Items have no name of their own; a place in the list is all they have.
            key={`${index} ${item.kind}`}
            id={`display-${index}`}
            kind={displayKinds.find((info) => info.kind === item.kind)?.label ?? item.kind}
            summary={summarise(item)}
            index={index}
            count={form.display.length}
            hasProblem={problems.some((problem) => problem.displayIndex === index)}
            startsOpen={opened === index}
            dragging={dragging}
            onDrag={startDrag}
            onMove={(to) => move(index, to)}
            onRemove={() => onChange(removeDisplayItem(form, index))}
          >
            <DisplayEditor
              item={item}
              onChange={(next) => onChange(updateDisplayItem(form, index, next))}
            />
            <DisplayPlace
              form={form}
              item={item}
              onChange={(next) => onChange(updateDisplayItem(form, index, next))}
            />
          </PartCard>
        ))}
      </div>
      <AddMenu
        label="Add something to show"
        disabled={form.display.length >= limits.displayItems}
        kinds={displayKinds}
        onAdd={(kind) => {
          setOpened(form.display.length);
          onChange(addDisplayItem(form, kind));
        }}
      />
    </div>
  );
}

function summarise(item: DisplayItem): string {
  if (item.kind === 'image') return item.url;
  return 'label' in item ? item.label : item.text;
}
