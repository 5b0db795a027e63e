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
  return (
    <div className={classes.list}>
      <Text fw={600}>Asked of the performer</Text>
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
          onMove={(to) => {
            setOpened(null);
            onChange(moveField(form, field.name, to));
          }}
          onRemove={() => onChange(removeField(form, field.name))}
        >
          <FieldEditor
            form={form}
            field={field}
            onPatch={(patch) => onChange(updateField(form, field.name, patch))}
          />
        </PartCard>
      ))}
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
