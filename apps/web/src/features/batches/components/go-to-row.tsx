import { Button, Group, NumberInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { useState } from 'react';
import { formatCount } from '#lib/format/number.ts';

interface GoToRowProps {
  readonly lastRow: number;
  readonly onGoTo: (row: number) => void;
}

/** Takes the number of a row of the file; the header is row 1. */
export function GoToRow({ lastRow, onGoTo }: GoToRowProps) {
  const [row, setRow] = useState<number | string>('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof row === 'number') onGoTo(Math.min(Math.max(row, 2), lastRow));
      }}
    >
      <Group gap="xs" align="end" mb="sm">
        <NumberInput
          label={`Row of the file, 2 to ${formatCount(lastRow)}`}
          description="As in a spreadsheet: the header is row 1."
          value={row}
          onChange={setRow}
          min={2}
          max={lastRow}
          allowDecimal={false}
          w={250}
        />
        <Button type="submit" variant="default" disabled={typeof row !== 'number'}>
          Show
        </Button>
      </Group>
    </form>
  );
}
