import { Text } from '@mantine/core';
import { useState } from 'react';
import { isWithin } from '#components/number/bounds.ts';
import { NumberBox } from '#components/number/number-box.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import { makeIdempotencyKey } from '#lib/idempotency-key.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import { answerBounds } from '../logic/batch-options.ts';
import { ChangeDialog } from './change-dialog.tsx';

interface AddAssignmentsDialogProps {
  readonly batch: BatchDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Wants more different people for every task of the batch. */
export function AddAssignmentsDialog({ batch, opened, onClose }: AddAssignmentsDialogProps) {
  const [additional, setAdditional] = useState(1);
  const [key, setKey] = useState(makeIdempotencyKey);
  const { currency } = batch.cost;
  const each = batch.type.reward.minor + batch.type.fee.minor;
  const isReady = isWithin(additional, answerBounds);
  const answers = batch.progress.tasks * additional;
  const cost = formatMoney({ minor: answers * each, currency });
  return (
    <ChangeDialog
      batchId={batch.id}
      title="Ask for more answers"
      button={isReady ? `Reserve ${cost}` : 'Reserve'}
      ready={isReady}
      opened={opened}
      onClose={onClose}
      onDone={() => setKey(makeIdempotencyKey())}
      change={() => ({ kind: 'add', additional, idempotencyKey: key })}
    >
      <NumberBox
        label="More answers to each task"
        description="From people who have not done it."
        data-autofocus
        bounds={answerBounds}
        empty={Number.NaN}
        value={additional}
        onChange={setAdditional}
      />
      {isReady && (
        <Text size="sm" className="tabular">
          {countOf(batch.progress.tasks, 'task')} × {additional} = {countOf(answers, 'answer')},{' '}
          {cost} with fees.
        </Text>
      )}
    </ChangeDialog>
  );
}
