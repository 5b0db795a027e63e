import type { BatchDetail } from '../api/get-batch.ts';
import { AddAssignmentsDialog } from './add-assignments-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { ExtraDialog } from './extra-dialog.tsx';

/** The dialogs of the menu of a batch. */
export type BatchDialog = 'extend' | 'add' | 'extra' | 'cancel';

interface BatchDialogsProps {
  readonly batch: BatchDetail;
  readonly shown: BatchDialog | null;
  readonly onClose: () => void;
}

/** What asks before a published batch changes; fetched when the first is opened. */
export default function BatchDialogs({ batch, shown, onClose }: BatchDialogsProps) {
  const { extraAnswers: extra } = batch;
  return (
    <>
      <ExtendDialog
        key={batch.deadlineAt}
        batch={batch}
        opened={shown === 'extend'}
        onClose={onClose}
      />
      <AddAssignmentsDialog batch={batch} opened={shown === 'add'} onClose={onClose} />
      <ExtraDialog
        key={extra && [extra.most, extra.confidence, extra.budget.minor].join()}
        batch={batch}
        opened={shown === 'extra'}
        onClose={onClose}
      />
      <CancelDialog batch={batch} opened={shown === 'cancel'} onClose={onClose} />
    </>
  );
}
