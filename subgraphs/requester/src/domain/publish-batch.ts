import type { OwnerKey, Result } from '@exchange/kernel';
import { checkInterfaceColumns, requireInterface, writeVariable } from '@exchange/interfaces';
import { canBatchBecome, costFor, err, ok } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { HeldBatch } from '../store/hold-batch.ts';
import { holdBatch } from '../store/hold-batch.ts';
import { startPublishing } from '../store/steer-batch.ts';
import type {
  BatchHasBadRows,
  InsufficientFunds,
  InvalidInput,
  NotFound,
  WrongState,
} from './outcomes.ts';
import { batchHasBadRows, invalidInput, notFound, wrongState } from './outcomes.ts';
import { reserveMoney } from './reserve-money.ts';
import { batchStatusOf } from './state-words.ts';

type Refusal = BatchHasBadRows | InsufficientFunds | InvalidInput | NotFound | WrongState;

/**
 * Reserves the money for every slot and hands the batch to the job that opens its tasks: both or
 * neither. From here on the tasks open in the background, whatever crashes.
 */
export async function publishBatch(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; skipBadRows: boolean },
): Promise<Result<string, Refusal>> {
  return partition.transact(async (tx) => {
    const batch = await holdBatch(tx, input.id, ownerKey);
    if (batch === null) return err(notFound('batch'));
    const refusal = decidePublishRefusal(batch, input.skipBadRows) ?? findMissingColumn(batch);
    if (refusal !== null) return err(refusal);
    const amount = costFor(batch.rewardMinor) * batch.slotsWanted;
    const reserved = await reserveMoney(tx, {
      id: `reserve:${batch.id}`,
      ownerKey,
      batchId: batch.id,
      amount,
      currency: batch.currency,
    });
    if (!reserved.ok) return reserved;
    await startPublishing(tx, batch.id, amount);
    return ok(batch.id);
  });
}

export function decidePublishRefusal(
  batch: Pick<HeldBatch, 'status' | 'rowsBad' | 'tasks' | 'overdue' | 'typeArchived'>,
  skipBadRows: boolean,
): BatchHasBadRows | InvalidInput | WrongState | null {
  const { status } = batch;
  if (status !== 'draft' || !canBatchBecome(status, 'publishing')) {
    const words =
      status === 'uploading'
        ? 'Upload all of its rows first.'
        : 'Only a draft can be published, and only once.';
    return wrongState(words, batchStatusOf(status));
  }
  if (batch.typeArchived) {
    return wrongState('Its task type was put away: make a batch of another type.', 'ARCHIVED');
  }
  if (batch.tasks === 0) {
    const message = 'The batch has no usable row: upload a file with at least one.';
    return invalidInput([{ path: 'id', message }]);
  }
  if (batch.overdue) {
    const message = 'The deadline of the batch has passed: move it first.';
    return invalidInput([{ path: 'id', message }]);
  }
  if (batch.rowsBad > 0 && !skipBadRows) return batchHasBadRows(batch.rowsBad);
  return null;
}

/** Until now the type could be changed, so that it uses what the file that was uploaded does not have. */
function findMissingColumn({ form, columns }: HeldBatch): InvalidInput | null {
  const of = requireInterface(form);
  const [missing] = checkInterfaceColumns(of, columns).missing;
  if (missing === undefined) return null;
  const message = `The task type was changed and uses ${writeVariable(of, missing.variable)} now, which the file does not have: upload one that has it.`;
  return invalidInput([{ path: 'id', message }]);
}
