import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { TaskInput } from '@exchange/tasks';
import { initialAnswer } from '@exchange/tasks';
import { readInterface } from '@exchange/interfaces';
import { useMemo, useState } from 'react';
import { ExternalTask } from '#components/external-task/external-task.tsx';
import { RowTemplate } from '#components/html-task/row-template.tsx';
import { GoToRow } from './go-to-row.tsx';
import { TaskForm } from '#components/task-form/task-form.tsx';
import classes from './batch-preview.module.css';

interface BatchPreviewProps {
  readonly type: { readonly id: string; readonly form?: unknown };
  readonly rows: readonly { readonly label: string; readonly input: TaskInput }[];
  /** Last row of the file, if any can be gone to. */
  readonly lastRow?: number;
  /** Asks for the rows from one on. */
  readonly onGoTo?: (row: number) => void;
}

/** Any of some rows as its performer will see it. */
export function BatchPreview({ type, rows, lastRow, onGoTo }: BatchPreviewProps) {
  const [index, setIndex] = useState(0);
  const of = useMemo(() => readInterface(type.form), [type.form]);
  const row = rows[Math.min(index, rows.length - 1)];
  if (of === null || row === undefined) return null;
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
          <Text
            size="sm"
            className="tabular nowrap"
            aria-live="polite"
            miw={64}
            ta="center"
            data-tip="Of the file; the header of a table is row 1"
          >
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
      {onGoTo !== undefined && lastRow !== undefined && lastRow > rows.length + 1 && (
        <GoToRow
          lastRow={lastRow}
          onGoTo={(next) => {
            setIndex(0);
            onGoTo(next);
          }}
        />
      )}
      <div className={`card ${classes.frame ?? ''}`}>
        {of.kind === 'external' ? (
          <ExternalTask subject={{ kind: 'sketch', page: of, input: row.input }} title="Preview" />
        ) : of.kind === 'html' ? (
          <RowTemplate typeId={type.id} of={of} input={row.input} />
        ) : (
          <TaskForm
            key={row.label}
            form={of}
            input={row.input}
            value={initialAnswer(of, row.input)}
          />
        )}
      </div>
    </section>
  );
}
