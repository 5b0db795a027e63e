import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { TaskInput } from '@exchange/tasks';
import { parseTaskForm } from '@exchange/tasks';
import { useMemo, useState } from 'react';
import { TaskForm } from '#components/task-form/task-form.tsx';
import classes from './batch-preview.module.css';

interface BatchPreviewProps {
  /** The form as it is stored. */
  readonly form: unknown;
  readonly rows: readonly { readonly label: string; readonly input: TaskInput }[];
}

/** Any of the first rows as its performer will see it. */
export function BatchPreview({ form, rows }: BatchPreviewProps) {
  const [index, setIndex] = useState(0);
  const parsed = useMemo(() => parseTaskForm(form), [form]);
  const row = rows[Math.min(index, rows.length - 1)];
  if (!parsed.ok || row === undefined) return null;
  return (
    <section aria-label="Preview of a row">
      <Group justify="space-between" mb={8} wrap="nowrap">
        <Text fw={600}>What the performer sees</Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Row before"
            disabled={index === 0}
            onClick={() => setIndex(index - 1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text size="sm" className="tabular nowrap" aria-live="polite" miw={64} ta="center">
            {row.label}
          </Text>
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Next row"
            disabled={index >= rows.length - 1}
            onClick={() => setIndex(index + 1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </Group>
      </Group>
      <div className={`card ${classes.frame ?? ''}`}>
        <TaskForm key={index} form={parsed.value} input={row.input} value={{}} />
      </div>
    </section>
  );
}
