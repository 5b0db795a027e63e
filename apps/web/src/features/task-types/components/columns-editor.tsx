import { ActionIcon, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { IconX } from '@tabler/icons-react';
import type { TableColumn } from '@exchange/tasks';
import { limits } from '@exchange/tasks';
import { AddRow } from './add-row.tsx';

interface ColumnsEditorProps {
  readonly columns: readonly TableColumn[];
  readonly onChange: (columns: readonly TableColumn[]) => void;
}

/** Columns of a table that is filled in. */
export function ColumnsEditor({ columns, onChange }: ColumnsEditorProps) {
  function patch(index: number, change: Partial<TableColumn>): void {
    onChange(columns.map((column, at) => (at === index ? { ...column, ...change } : column)));
  }

  return (
    <Stack gap={6} role="group" aria-label="Columns">
      <Text size="sm" fw={600}>
        Columns
      </Text>
      <Text size="xs" c="dimmed">
        The words above each, its name in the results, and what goes into it.
      </Text>
      {columns.map((column, index) => (
        <Group key={index} gap={6} align="center">
          <TextInput
            flex="2 1 110px"
            aria-label={`Words above column ${index + 1}`}
            value={column.label}
            onChange={(event) => patch(index, { label: event.currentTarget.value })}
          />
          <TextInput
            flex="1 1 90px"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            aria-label={`Name of column ${index + 1}`}
            value={column.name}
            onChange={(event) => patch(index, { name: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={`Kind of column ${index + 1}`}
            value={column.type}
            data={[
              { value: 'text', label: 'Text' },
              { value: 'number', label: 'Number' },
            ]}
            onChange={(event) =>
              patch(index, { type: event.currentTarget.value === 'number' ? 'number' : 'text' })
            }
          />
          <Checkbox
            label="Required"
            checked={column.required}
            onChange={(event) => patch(index, { required: event.currentTarget.checked })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove column ${index + 1}`}
            disabled={columns.length <= 1}
            onClick={() => onChange(columns.toSpliced(index, 1))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <AddRow
        label="Add a column"
        full={columns.length >= limits.tableColumns}
        onAdd={() => onChange([...columns, nextColumn(columns)])}
      />
    </Stack>
  );
}

function nextColumn(columns: readonly TableColumn[]): TableColumn {
  const names = new Set(columns.map(({ name }) => name));
  let number = columns.length + 1;
  while (names.has(`column_${number}`)) number += 1;
  return { name: `column_${number}`, label: `Column ${number}`, type: 'text', required: false };
}
