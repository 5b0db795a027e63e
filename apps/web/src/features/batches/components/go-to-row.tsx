import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { formatCount } from '#lib/format/number.ts';

interface GoToRowProps {
  readonly lastRow: number;
  readonly onGoTo: (row: number) => void;
}

/** Takes the number of a row of the file; the header of a table is row 1. */
export function GoToRow({ lastRow, onGoTo }: GoToRowProps) {
  const [row, setRow] = useState<number | null>(null);
  const bounds = { min: 2, max: lastRow };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWithin(row, bounds)) onGoTo(row);
      }}
    >
      <Group gap="xs" align="end" mb="sm">
        <NumberBox
          label={`Row of the file, 2 to ${formatCount(lastRow)}`}
          description="As in a spreadsheet: the header is row 1. In JSON lines, the line."
          bounds={bounds}
          empty={null}
          value={row}
          onChange={setRow}
          w={250}
        />
        <Button type="submit" variant="default" disabled={!isWithin(row, bounds)}>
          Show
        </Button>
      </Group>
    </form>
  );
}
