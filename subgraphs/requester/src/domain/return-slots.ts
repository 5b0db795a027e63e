import type { Clock } from '@exchange/kernel';
import { costFor, newId } from '@exchange/kernel';
import type { SlotBoard } from '@exchange/leases';
import type { Transfer } from '@exchange/ledger';
import { postTransfers, releaseTransfer } from '@exchange/ledger';
import type { Tx } from '@exchange/partitions';
import { changeBatches } from '../store/change-batches.ts';
import type { LockedBatch } from '../store/lock-batches.ts';
import type { LockedTask } from '../store/lock-tasks.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { moveSlots } from '../store/move-slots.ts';
import { BatchChanges } from './batch-changes.ts';
import type { ChangedTopics } from './changed-topics.ts';

/** Money that slots free when they come back to batches that have ended, by batch. */
export class Releases {
  readonly #byBatch = new Map<string, { batch: LockedBatch; amount: number }>();

  add(batch: LockedBatch, slots: number): void {
    if (!batch.funded) return;
    const amount = (this.#byBatch.get(batch.id)?.amount ?? 0) + slots * costFor(batch.rewardMinor);
    this.#byBatch.set(batch.id, { batch, amount });
  }

  addTo(changes: BatchChanges): void {
    for (const [batchId, { amount }] of this.#byBatch) {
      changes.add(batchId, { reservedMinor: -amount });
    }
  }

  /** Each release belongs to the slots it moves with, in one transaction: its id can be any. */
  transfers(clock: Clock): Transfer[] {
    return [...this.#byBatch.values()]
      .filter(({ amount }) => amount > 0)
      .map(({ batch, amount }) => {
        const { ownerKey, currency, id: reference } = batch;
        const id = newId('transfer', ownerKey, clock);
        return releaseTransfer({ id, ownerKey, currency, reference }, amount);
      });
  }
}

/** Writes what a board decided: slots, leases, batches, and money that came free. */
export async function settleBoard(
  tx: Tx,
  clock: Clock,
  board: SlotBoard<LockedTask, LockedBatch>,
  work: { changes?: BatchChanges; releases: Releases; topics: ChangedTopics },
): Promise<void> {
  const { changes = new BatchChanges(), releases, topics } = work;
  await moveSlots(tx, board.taskMoves(), board.leaseMoves());
  for (const { batchId, ...move } of board.batchMoves()) changes.add(batchId, move);
  releases.addTo(changes);
  const batches = await changeBatches(tx, changes.list());
  await markTypesDirty(
    tx,
    batches.map((batch) => batch.typeId),
  );
  const transfers = releases.transfers(clock);
  await postTransfers(tx, transfers, tx.clock.pinned());
  for (const batch of batches) topics.add(batch.ownerKey, 'batches', `batch:${batch.id}`);
  for (const transfer of transfers) topics.add(transfer.ownerKey, 'balance');
}
