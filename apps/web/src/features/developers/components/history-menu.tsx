import { Button, Menu, Text } from '@mantine/core';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { IconHistory } from '@tabler/icons-react';
import { useNow } from '#lib/clock/use-now.ts';
import { formatRelative } from '#lib/format/time.ts';
import type { HistoryEntry } from '../logic/query-history.ts';
import { summarise } from '../logic/query-history.ts';

interface HistoryMenuProps {
  readonly history: readonly HistoryEntry[];
  readonly onPick: (entry: HistoryEntry) => void;
}

/** Requests that were run on this device. */
export function HistoryMenu({ history, onPick }: HistoryMenuProps) {
  const now = useNow(30_000);
  return (
    <Menu width={360}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          disabled={history.length === 0}
        >
          History
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
        {history.map((entry) => (
          <Menu.Item key={entry.atMs} onClick={() => onPick(entry)}>
            <Text size="sm" ff="monospace" lineClamp={1}>
              {summarise(entry.query)}
            </Text>
            <Text size="xs" c="dimmed">
              {formatRelative(new Date(entry.atMs).toISOString(), now)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
