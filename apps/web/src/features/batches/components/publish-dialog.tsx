import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { usePublishBatch } from '../api/publish-batch.ts';
import { answersWanted } from '../logic/receipt.ts';
import classes from './publish-dialog.module.css';

interface PublishDialogProps {
  readonly batch: BatchDetail;
  readonly skipBadRows: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks before money is reserved and other people see the work. */
export function PublishDialog({ batch, skipBadRows, opened, onClose }: PublishDialogProps) {
  const publish = usePublishBatch();
  const [problem, setProblem] = useState<string | null>(null);
  const cost = formatMoney(batch.cost);

  function confirm(): void {
    publish.mutate(
      { id: batch.id, skipBadRows },
      {
        onSuccess: (result) => {
          if (result.__typename === 'PublishBatchSuccess') onClose();
          else setProblem(result.message);
        },
        onError: (error) => setProblem(error.message),
      },
    );
  }

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title="Publish this batch?"
      onSubmit={confirm}
      problem={problem}
      leave="Not yet"
      act={
        <Button type="submit" data-autofocus loading={publish.isPending}>
          <span className={classes.name}>
            Publish <bdi>“{batch.name}”</bdi>
          </span>
          &nbsp;for {cost}
        </Button>
      }
    >
      <Text>
        {countOf(answersWanted(batch), 'answer')} to {countOf(batch.upload.tasks, 'task')} of{' '}
        <bdi>“{batch.name}”</bdi> will be asked for. {cost} of your balance is reserved, and the
        terms of the task type can no longer change.
      </Text>
    </ActDialog>
  );
}
