import type { BatchStatus, OwnerKey, Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { Steering } from '@exchange/leases';
import { decideSteering, isSteered } from '@exchange/leases';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { changeBatches } from '../store/change-batches.ts';
import type { HeldBatch } from '../store/hold-batch.ts';
import { holdBatch } from '../store/hold-batch.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { recallLeases } from '../store/recall-leases.ts';
import { setDeadline, steerBatch } from '../store/steer-batch.ts';
import { BatchChanges } from './batch-changes.ts';
import type { InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, notFound, wrongState } from './outcomes.ts';
import { batchStatusOf } from './state-words.ts';

type Changed = Result<string, NotFound | WrongState | InvalidInput>;

/** No new accepts: nothing is granted from this moment, and leases are called back. */
export function pauseBatch(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  batchId: string,
): Promise<Changed> {
  return steer(partition, { ownerKey, batchId }, 'pause', 'Only an open batch can be paused.');
}

/** People can accept again. A batch whose last work was decided meanwhile is complete. */
export function resumeBatch(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  batchId: string,
): Promise<Changed> {
  return steer(partition, { ownerKey, batchId }, 'resume', 'Only a paused batch can be resumed.');
}

/**
 * Ends a batch. Its free slots are withdrawn and their money released in the background; leased
 * ones when they come back. Cancelling again changes nothing. A batch that was never published is
 * discarded like this.
 */
export function cancelBatch(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  batchId: string,
): Promise<Changed> {
  return steer(
    partition,
    { ownerKey, batchId },
    'cancel',
    'A completed batch cannot be cancelled.',
  );
}

function steer(
  partition: RequesterPartition,
  { ownerKey, batchId }: { ownerKey: OwnerKey; batchId: string },
  steering: Steering,
  refusal: string,
): Promise<Changed> {
  return change(partition, ownerKey, batchId, async (tx, batch) => {
    const status = batch.status as BatchStatus;
    if (isSteered(status, steering)) return ok(batch.id);
    const to = decideSteering({ status, overdue: batch.overdue }, steering);
    if (to === null) return err(refuse(batch, refusal));
    await steerBatch(tx, batch.id, to.status, to.tasksStatus);
    if (steering === 'resume') {
      const changes = new BatchChanges();
      changes.add(batch.id, {});
      await changeBatches(tx, changes.list());
    }
    return ok(batch.id);
  });
}

/** Moves or removes the deadline. Holders of leases learn of an earlier one by recall. */
export function extendBatch(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; deadlineAt: Date | null },
): Promise<Changed> {
  const { deadlineAt } = input;
  if (deadlineAt !== null && deadlineAt.getTime() <= partition.clock.now().getTime()) {
    const message = 'The deadline must be in the future.';
    return Promise.resolve(err(invalidInput([{ path: 'deadlineAt', message }])));
  }
  return change(partition, ownerKey, input.id, async (tx, batch) => {
    if (batch.status === 'cancelled' || batch.status === 'completed') {
      return err(refuse(batch, 'The batch has ended: its deadline can no longer move.'));
    }
    await setDeadline(tx, batch.id, deadlineAt);
    if (batch.status === 'open' && batch.tasksStatus === 'paused') {
      await steerBatch(tx, batch.id, 'open', 'open');
    }
    if (isEarlier(deadlineAt, batch.deadlineAt)) await recallLeases(tx, batch.id);
    return ok(batch.id);
  });
}

function change(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  batchId: string,
  fn: (tx: Tx, batch: HeldBatch) => Promise<Changed>,
): Promise<Changed> {
  return partition.transact(async (tx) => {
    const batch = await holdBatch(tx, batchId, ownerKey);
    if (batch === null) return err(notFound('batch'));
    const changed = await fn(tx, batch);
    if (changed.ok) await markTypesDirty(tx, [batch.typeId]);
    return changed;
  });
}

function refuse(batch: HeldBatch, message: string): WrongState {
  return wrongState(message, batchStatusOf(batch.status));
}

function isEarlier(next: Date | null, before: Date | null): boolean {
  return next !== null && (before === null || next.getTime() < before.getTime());
}
