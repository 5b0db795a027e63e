import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';

interface CancelDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for the batch's name before it ends: this cannot be undone and reaches other people. */
export function CancelDialog({ batch, opened, onClose }: CancelDialogProps) {
  const [typed, setTyped] = useState('');
  const { problem, answers } = useProblem(onClose);
  const change = useChangeBatch(batch.id);
  const matches = typed.trim() === batch.name.trim();

  function cancel(): void {
    change.mutate({ kind: 'cancel' }, answers);
  }

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title="Cancel this batch?"
      onSubmit={() => {
        if (matches) cancel();
      }}
      problem={problem}
      leave="Keep it"
      act={
        <Button type="submit" color="red.9" loading={change.isPending} disabled={!matches}>
          Cancel the batch
        </Button>
      }
    >
      <Text>
        {countOf(batch.progress.available, 'free assignment')} of <bdi>“{batch.name}”</bdi> will be
        withdrawn and the money for them released. Work in hand is still taken and paid, from the{' '}
        {formatMoney(batch.reserved)} that is reserved.
      </Text>
      <TextInput
        label="Type the name of the batch"
        description={<bdi>{batch.name}</bdi>}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
