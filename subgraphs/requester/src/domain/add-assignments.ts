import type { OwnerKey, Result } from '@exchange/kernel';
import { costFor, err, ok } from '@exchange/kernel';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { addSlots, raiseWanted } from '../store/add-slots.ts';
import { changeBatches } from '../store/change-batches.ts';
import type { HeldBatch } from '../store/hold-batch.ts';
import { holdBatch } from '../store/hold-batch.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { BatchChanges } from './batch-changes.ts';
import { checkIdempotencyKey, checkWhole } from './check-input.ts';
import type { InsufficientFunds, InvalidInput, NotFound, WrongState } from './outcomes.ts';
import { invalidInput, keyUsedOtherwise, notFound, wrongState } from './outcomes.ts';
import { reserveMoney } from './reserve-money.ts';
import { batchStatusOf } from './state-words.ts';

type Refusal = InsufficientFunds | InvalidInput | NotFound | WrongState;

const chunkSize = 20_000;
const mostWanted = 1_000;

/**
 * Wants more different performers for every task. Money and slots change in one transaction, so a
 * crash leaves neither; the statements in it stay short by taking the tasks in chunks.
 */
export async function addAssignments(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; additional: number; idempotencyKey: string },
): Promise<Result<string, Refusal>> {
  const { additional, idempotencyKey } = input;
  const problems = [
    ...checkWhole('additional', additional, 1, mostWanted),
    ...checkIdempotencyKey(idempotencyKey),
  ];
  if (problems.length > 0) return err(invalidInput(problems));
  const batch = await partition.db.batch.findFirst({ where: { id: input.id, ownerKey } });
  if (batch === null) return err(notFound('batch'));
  const transferId = `reserve:${batch.id}:${idempotencyKey}`;
  const request = { id: batch.id, additional, transferId };
  const repeat = await judgeRepeat(partition, request);
  if (repeat !== null) return repeat;
  const added = await add(partition, ownerKey, request);
  // Another call with this key was faster.
  return added ?? (await judgeRepeat(partition, request)) ?? ok(batch.id);
}

/** What to answer when this key was used before; null when it was not. The money says for how many. */
async function judgeRepeat(
  partition: RequesterPartition,
  request: { id: string; additional: number; transferId: string },
): Promise<Result<string, Refusal> | null> {
  const transfer = await partition.db.ledgerTransfer.findUnique({
    where: { id: request.transferId },
    include: { entries: true },
  });
  if (transfer === null) return null;
  const { tasks, type } = await partition.db.batch.findUniqueOrThrow({
    where: { id: request.id },
    include: { type: true },
  });
  const asked = BigInt(costFor(type.rewardMinor) * request.additional * tasks);
  const isSame = transfer.entries.some(({ amount }) => amount === asked);
  return isSame ? ok(request.id) : err(keyUsedOtherwise('number of assignments'));
}

/** Null when the key was used meanwhile. */
function add(
  partition: RequesterPartition,
  ownerKey: OwnerKey,
  input: { id: string; additional: number; transferId: string },
): Promise<Result<string, Refusal> | null> {
  const { additional, transferId } = input;
  // The batch row would be locked before the tasks here, against the order of everybody else, so
  // the tasks are taken first and the batch is judged after.
  return partition
    .transact(async (tx) => {
      const added = await addToTasks(tx, input.id, ownerKey, additional);
      const batch = await holdBatch(tx, input.id, ownerKey);
      if (batch === null) return err(notFound('batch'));
      const amount = costFor(batch.rewardMinor) * additional * added.tasks;
      const reserved = await reserveMoney(tx, {
        id: transferId,
        ownerKey,
        batchId: batch.id,
        amount,
        currency: batch.currency,
      });
      if (reserved.ok && reserved.value.repeated) throw new Undo(null);
      const refusal = decideRefusal(batch, additional);
      if (refusal !== null) throw new Undo(err(refusal));
      if (!reserved.ok) throw new Undo(reserved);

      await raiseWanted(tx, batch.id, additional);
      const changes = new BatchChanges();
      changes.add(batch.id, {
        wanted: additional * added.tasks,
        available: additional * added.tasks,
        tasksAvailable: added.newlyAvailable,
        reservedMinor: amount,
      });
      await changeBatches(tx, changes.list());
      await markTypesDirty(tx, [batch.typeId]);
      return ok(batch.id);
    })
    .catch(undoneResult);
}

/** Rolls the transaction back and still answers. */
class Undo extends Error {
  readonly result: Result<string, Refusal> | null;

  constructor(result: Result<string, Refusal> | null) {
    super('The transaction is undone.');
    this.result = result;
  }
}

function undoneResult(error: unknown): Result<string, Refusal> | null {
  if (error instanceof Undo) return error.result;
  throw error;
}

async function addToTasks(tx: Tx, batchId: string, ownerKey: OwnerKey, slots: number) {
  const sum = { tasks: 0, newlyAvailable: 0 };
  for (let afterRow: number | null = 0; afterRow !== null;) {
    const step = await addSlots(tx, batchId, { ownerKey, afterRow, slots, limit: chunkSize });
    sum.tasks += step.tasks;
    sum.newlyAvailable += step.newlyAvailable;
    afterRow = step.lastRow;
  }
  return sum;
}

function decideRefusal(batch: HeldBatch, additional: number): InvalidInput | WrongState | null {
  const { status } = batch;
  if (status !== 'open' && status !== 'paused' && status !== 'completed') {
    const message = 'Assignments can be added once the batch is published, until it is cancelled.';
    return wrongState(message, batchStatusOf(status));
  }
  if (batch.assignmentsWanted + additional > mostWanted) {
    const message = `At most ${mostWanted} in all; it has ${batch.assignmentsWanted}.`;
    return invalidInput([{ path: 'additional', message }]);
  }
  return null;
}
