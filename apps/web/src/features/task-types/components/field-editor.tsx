import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Combobox.css';
import type { Field, FieldKind, FieldPatch, TaskForm } from '@exchange/tasks';
import { checkRename, fieldKinds } from '@exchange/tasks';
import { useState } from 'react';
import { FieldRules } from './field-rules.tsx';

interface FieldEditorProps {
  readonly form: TaskForm;
  readonly field: Field;
  readonly onPatch: (patch: FieldPatch) => void;
}

/** Editor of one question. */
export function FieldEditor({ form, field, onPatch }: FieldEditorProps) {
  return (
    <>
      <TextInput
        label="Question"
        value={field.label}
        onChange={(event) => onPatch({ label: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label="Kind"
          allowDeselect={false}
          value={field.kind}
          data={fieldKinds.map((info) => ({ value: info.kind, label: info.label }))}
          onChange={(kind) => {
            if (isFieldKind(kind)) onPatch({ kind });
          }}
        />
        <NameInput
          key={field.name}
          form={form}
          name={field.name}
          onRename={(name) => onPatch({ name })}
        />
      </SimpleGrid>
      <FieldRules field={field} onPatch={onPatch} />
      <TextInput
        label="Help"
        description="One line below the question. May stay empty."
        value={field.help ?? ''}
        onChange={(event) => onPatch({ help: event.currentTarget.value || undefined })}
      />
      <Checkbox
        label="Must be answered"
        checked={field.required}
        onChange={(event) => onPatch({ required: event.currentTarget.checked })}
      />
    </>
  );
}

interface NameInputProps {
  readonly form: TaskForm;
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The name counts once it is left: while it is typed it may be one that another field has. */
function NameInput({ form, name, onRename }: NameInputProps) {
  const [typed, setTyped] = useState(name);
  const problem = typed === name ? null : checkRename(form, name, typed);
  return (
    <TextInput
      label="Name in the results"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={typed}
      error={problem}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (problem === null && typed !== name) onRename(typed);
      }}
    />
  );
}

function isFieldKind(value: string | null): value is FieldKind {
  return fieldKinds.some((info) => info.kind === value);
}
