import { useState } from 'react';
import type { BatchDetail } from '../api/get-batch.ts';
import type { ExtraOptions } from '../logic/batch-options.ts';
import { firstExtraOptions } from '../logic/batch-options.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { ExtraOptionsForm } from './extra-options-form.tsx';

interface ExtraDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Sets when a published batch asks for more answers, changes it, or stops it. */
export function ExtraDialog({ batch, opened, onClose }: ExtraDialogProps) {
  const { extraAnswers: set, assignmentsWanted: least } = batch;
  const [extra, setExtra] = useState<ExtraOptions | null>(
    set ? optionsOf(set) : firstExtraOptions(least),
  );
  return (
    <ChangeDialog
      batchId={batch.id}
      title="Extra answers"
      button={extra === null ? 'Ask for no more' : 'Save'}
      opened={opened}
      onClose={onClose}
      change={() => ({
        kind: 'extra',
        extraAnswers: extra && {
          ...extra,
          confidence: extra.confidence / 100,
          // Which field has to be sure is chosen by programs only: it stays as it is.
          field: set?.field ?? null,
        },
      })}
    >
      <ExtraOptionsForm
        least={least}
        extra={extra}
        currency={batch.cost.currency}
        onChange={setExtra}
      />
    </ChangeDialog>
  );
}

function optionsOf(set: NonNullable<BatchDetail['extraAnswers']>): ExtraOptions {
  return {
    most: set.most,
    confidence: Math.round(set.confidence * 1_000) / 10,
    budgetMinor: set.budget.minor,
  };
}
