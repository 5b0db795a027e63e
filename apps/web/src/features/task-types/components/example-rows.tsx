import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import type { ExampleForm } from '@exchange/tasks/examples';
import { rowsToCsv } from '../logic/rows-to-csv.ts';

interface ExampleRowsProps {
  readonly example: ExampleForm;
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** The rows that a ready form brings: one after the other in the preview, or as a file. */
export function ExampleRows({ example, place, onPlace }: ExampleRowsProps) {
  const { rows, id } = example;
  const file = `data:text/csv;charset=utf-8,${encodeURIComponent(rowsToCsv(rows))}`;
  return (
    <Group gap="xs" mt="md">
      <Button
        variant="default"
        size="compact-md"
        aria-label="Row before"
        disabled={place === 0}
        onClick={() => onPlace(place - 1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </Button>
      <Text size="sm" aria-live="polite">
        Example row {place + 1} of {rows.length}
      </Text>
      <Button
        variant="default"
        size="compact-md"
        aria-label="Next row"
        disabled={place >= rows.length - 1}
        onClick={() => onPlace(place + 1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </Button>
      <Button
        component="a"
        href={file}
        download={`${id}.csv`}
        variant="subtle"
        size="compact-md"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        These rows as CSV
      </Button>
    </Group>
  );
}
