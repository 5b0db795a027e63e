import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ActDialog } from '#components/act-dialog/act-dialog.tsx';
import { useProblem } from '#components/problem/use-problem.ts';
import type { BatchChange } from '../api/change-batch.ts';
import { useChangeBatch } from '../api/change-batch.ts';

interface ChangeDialogProps {
  readonly batchId: string;
  readonly title: string;
  readonly button: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Whether the change can be made as it is; it can if nothing is given. */
  readonly ready?: boolean;
  readonly onDone?: () => void;
  readonly change: () => BatchChange;
  readonly children: ReactNode;
}

/** A dialog that makes one change of a batch and says why it could not. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { batchId, title, button, opened, onClose, ready = true, onDone, children } = props;
  const { problem, answers } = useProblem(() => {
    onDone?.();
    onClose();
  });
  const change = useChangeBatch(batchId);

  function submit(): void {
    if (ready) change.mutate(props.change(), answers);
  }

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={title}
      onSubmit={submit}
      problem={problem}
      act={
        <Button type="submit" disabled={!ready} loading={change.isPending}>
          {button}
        </Button>
      }
    >
      {children}
    </ActDialog>
  );
}
