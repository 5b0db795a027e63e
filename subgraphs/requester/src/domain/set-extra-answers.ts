import type { OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { askCombined } from '../store/ask-combined.ts';
import { changeBatches } from '../store/change-batches.ts';
import { removeExtra, saveExtra } from '../store/extra-answers.ts';
import { holdBatch } from '../store/hold-batch.ts';
import { BatchChanges } from './batch-changes.ts';
import { checkExtraAnswers, type ExtraRules } from './check-extra-answers.ts';
import type { InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { batchStatusOf } from './state-words.ts';

/**
 * Sets or changes when more answers are asked for, or stops it (null). What was asked for already is still wanted.
 * Nothing is reserved here: each extra answer is paid for when it is asked for.
 */
export function setExtraAnswers(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; extraAnswers: ExtraRules | null },
): Promise<Result<string, InvalidInput | NotFound | WrongState>> {
  return partition.transact(async (tx) => {
    const batch = await holdBatch(tx, input.id, ownerKey);
    if (batch === null) return err(notFound('batch'));
    const { status } = batch;
    if (status === 'cancelled' || status === 'completed') {
      const message = 'The batch has ended: no more answers will be asked for.';
      return err(wrongState(message, batchStatusOf(status)));
    }
    const { extraAnswers } = input;
    if (extraAnswers === null) {
      await removeExtra(tx, batch.id);
      const changes = new BatchChanges();
      changes.add(batch.id, {});
      // It may have waited for this alone.
      if (batch.published) await changeBatches(tx, changes.list());
      return ok(batch.id);
    }
    const problems = checkExtraAnswers(extraAnswers, {
      least: batch.assignmentsWanted,
      form: batch.form,
    });
    if (problems.length > 0) return err(invalidInput(problems));
    await saveExtra(tx, { id: batch.id, ownerKey }, extraAnswers);
    await askCombined(tx, { id: batch.id, ownerKey }, null);
    return ok(batch.id);
  });
}
