import { Text } from '@mantine/core';
import type { FormProblem, TaskForm } from '@exchange/tasks';
import {
  addField,
  fieldKinds,
  fieldsOf,
  limits,
  moveField,
  removeField,
  updateField,
} from '@exchange/tasks';
import { useState } from 'react';
import { useSortable } from '#components/sortable/use-sortable.ts';
import { AddMenu } from './add-menu.tsx';
import { FieldEditor } from './field-editor.tsx';
import { PartCard } from './part-card.tsx';
import classes from './form-designer.module.css';

interface ListProps {
  readonly form: TaskForm;
  readonly problems: readonly FormProblem[];
  readonly onChange: (form: TaskForm) => void;
}

/** The questions of the form. */
export function FieldList({ form, problems, onChange }: ListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const fields = fieldsOf(form);
  const { list, dragging, startDrag } = useSortable<HTMLDivElement>(move);

  function move(from: number, to: number): void {
    const field = fields[from];
    setOpened(null);
    if (field !== undefined) onChange(moveField(form, field.name, to));
  }

  return (
    <div className={classes.list}>
      <Text fw={600}>Asked of the performer</Text>
      <div ref={list} className={classes.parts}>
        {fields.map((field, index) => (
          <PartCard
            key={index}
            id={`field-${field.name}`}
            kind={fieldKinds.find((info) => info.kind === field.kind)?.label ?? field.kind}
            summary={field.label}
            index={index}
            count={fields.length}
            hasProblem={problems.some((problem) => problem.field === field.name)}
            startsOpen={opened === index}
            dragging={dragging}
            onDrag={startDrag}
            onMove={(to) => move(index, to)}
            onRemove={() => onChange(removeField(form, field.name))}
          >
            <FieldEditor
              form={form}
              field={field}
              onPatch={(patch) => onChange(updateField(form, field.name, patch))}
            />
          </PartCard>
        ))}
      </div>
      <AddMenu
        label="Add a question"
        disabled={fields.length >= limits.fields}
        kinds={fieldKinds}
        onAdd={(kind) => {
          setOpened(fields.length);
          onChange(addField(form, kind));
        }}
      />
    </div>
  );
}
