import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

interface AddRowProps {
  /** What the button says. */
  readonly label: string;
  /** There are as many as are allowed. */
  readonly full: boolean;
  readonly onAdd: () => void;
}

/** The last row of an editor of a list: it adds one. */
export function AddRow({ label, full, onAdd }: AddRowProps) {
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={full}
        onClick={onAdd}
      >
        {label}
      </Button>
    </div>
  );
}
