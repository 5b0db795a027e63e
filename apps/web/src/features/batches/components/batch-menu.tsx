import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconBan,
  IconCalendarPlus,
  IconChevronDown,
  IconCopyPlus,
  IconPlayerPause,
  IconPlayerPlay,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';
import type { BatchDialog } from './batch-dialogs.tsx';

const BatchDialogs = lazy(() => import('./batch-dialogs.tsx'));

/** Everything that can be done with a published batch. */
export function BatchMenu({ batch }: { readonly batch: BatchDetail }) {
  const [dialog, setDialog] = useState<BatchDialog | null>(null);
  // Stays mounted after the first time, so that closing can be seen.
  const [everAsked, setEverAsked] = useState(false);
  if (dialog !== null && !everAsked) setEverAsked(true);
  const navigate = useNavigate();
  const change = useChangeBatch(batch.id);
  const { status } = batch;
  const isRunning = status === 'OPEN' || status === 'PAUSED' || status === 'PUBLISHING';
  const canPause = status === 'OPEN' || status === 'PAUSED';

  function toggle(): void {
    change.mutate(
      { kind: status === 'PAUSED' ? 'resume' : 'pause' },
      {
        onSuccess: (problem) => {
          const word =
            status === 'PAUSED' ? 'People can accept again.' : 'Paused. Work in hand goes on.';
          notifications.show(
            problem === null ? { message: word } : { color: 'red', message: problem },
          );
        },
        onError: (error) => notifications.show({ color: 'red', message: error.message }),
      },
    );
  }

  useShortcut({ keys: 'p', label: 'Pause or resume', enabled: canPause }, toggle);

  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={16} aria-hidden />}
            loading={change.isPending}
          >
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'OPEN' && (
            <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={toggle}>
              Pause
            </Menu.Item>
          )}
          {status === 'PAUSED' && (
            <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={toggle}>
              Resume
            </Menu.Item>
          )}
          {isRunning && (
            <Menu.Item
              leftSection={<IconCalendarPlus size={16} />}
              onClick={() => setDialog('extend')}
            >
              Move the deadline
            </Menu.Item>
          )}
          {status !== 'CANCELLED' && (
            <Menu.Item leftSection={<IconUsersPlus size={16} />} onClick={() => setDialog('add')}>
              Ask for more answers
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCopyPlus size={16} />}
            onClick={() => void navigate({ to: '/batches/new', search: { typeId: batch.type.id } })}
          >
            New batch of this type
          </Menu.Item>
          {isRunning && (
            <>
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconBan size={16} />}
                onClick={() => setDialog('cancel')}
              >
                Cancel the batch
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {everAsked && <BatchDialogs batch={batch} shown={dialog} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}
