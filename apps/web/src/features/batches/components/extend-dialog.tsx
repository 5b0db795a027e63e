import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BatchDetail } from '../api/get-batch.ts';
import { toInstant, toLocal } from '../logic/batch-options.ts';
import { ChangeDialog } from './change-dialog.tsx';

interface ExtendDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Moves the deadline of a batch, or takes it away. */
export function ExtendDialog({ batch, opened, onClose }: ExtendDialogProps) {
  const [deadline, setDeadline] = useState(batch.deadlineAt ? toLocal(batch.deadlineAt) : '');
  return (
    <ChangeDialog
      batchId={batch.id}
      title="Move the deadline"
      button={deadline === '' ? 'Remove the deadline' : 'Move the deadline'}
      opened={opened}
      onClose={onClose}
      change={() => ({ kind: 'extend', deadlineAt: toInstant(deadline) })}
    >
      <TextInput
        type="datetime-local"
        label="New deadline"
        description="Nobody accepts after it. Empty: no deadline."
        data-autofocus
        value={deadline}
        onChange={(event) => setDeadline(event.currentTarget.value)}
      />
    </ChangeDialog>
  );
}
