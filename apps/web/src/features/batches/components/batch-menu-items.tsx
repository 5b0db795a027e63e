import { Menu } from '@mantine/core';
import {
  IconBan,
  IconCalendarPlus,
  IconCopyPlus,
  IconUserQuestion,
  IconPlayerPause,
  IconPlayerPlay,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { BatchDetail } from '../api/get-batch.ts';
import type { BatchDialog } from './batch-dialogs.tsx';

interface BatchMenuItemsProps {
  readonly batch: BatchDetail;
  readonly onToggle: () => void;
  readonly onAsk: (dialog: BatchDialog) => void;
}

/** Everything that can be done with a published batch, as its state allows. */
export default function BatchMenuItems({ batch, onToggle, onAsk }: BatchMenuItemsProps) {
  const navigate = useNavigate();
  const { status } = batch;
  const isRunning = status === 'OPEN' || status === 'PAUSED' || status === 'PUBLISHING';
  return (
    <>
      {status === 'OPEN' && (
        <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={onToggle}>
          Pause
        </Menu.Item>
      )}
      {status === 'PAUSED' && (
        <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={onToggle}>
          Resume
        </Menu.Item>
      )}
      {isRunning && (
        <Menu.Item leftSection={<IconCalendarPlus size={16} />} onClick={() => onAsk('extend')}>
          Move the deadline
        </Menu.Item>
      )}
      {status !== 'CANCELLED' && (
        <Menu.Item leftSection={<IconUsersPlus size={16} />} onClick={() => onAsk('add')}>
          Ask for more answers
        </Menu.Item>
      )}
      {isRunning && (
        <Menu.Item leftSection={<IconUserQuestion size={16} />} onClick={() => onAsk('extra')}>
          Extra answers where people disagree
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
            onClick={() => onAsk('cancel')}
          >
            Cancel the batch
          </Menu.Item>
        </>
      )}
    </>
  );
}
