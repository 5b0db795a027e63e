import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import classes from './new-pill.module.css';

interface NewPillProps {
  readonly count: number;
  readonly onShow: () => void;
}

/** Says that there is new work without moving what somebody is reading. */
export function NewPill({ count, onShow }: NewPillProps) {
  useShortcut({ keys: '.', label: 'Show new work', enabled: count > 0 }, onShow);
  return (
    <div className={classes.place} role="status">
      {count > 0 && (
        <Button
          radius="xl"
          variant="default"
          className={classes.pill ?? ''}
          leftSection={<IconArrowUp size={16} aria-hidden />}
          onClick={onShow}
        >
          {count} new
        </Button>
      )}
    </div>
  );
}
