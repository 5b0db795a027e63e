import type { PerformerPartition } from '@exchange/partitions';
import { keepLent, listLent, settleLentRows, type OnItsWay } from '../store/lent-slots.ts';

/** Longer than any accept takes. */
const underWayMs = 60_000;

/**
 * Slots that left this stock for another partition of the node and may not have arrived there: the process
 * died in between, or that partition refused them. Those that did not arrive go back to their requesters.
 * What goes to a partition that this node does not serve waits until it does again.
 *
 * @returns how many went back
 */
export async function settleLent(
  host: PerformerPartition,
  partitions: ReadonlyMap<string, PerformerPartition>,
): Promise<number> {
  const lent = await listLent(host, [...partitions.keys()], underWayMs, host.clock.pinned());
  let back = 0;
  for (const [partitionId, slots] of Map.groupBy(lent, (slot) => slot.partitionId)) {
    const guest = partitions.get(partitionId);
    if (guest !== undefined) back += await settleSlots(host, guest, slots);
  }
  return back;
}

/** The same for slots of which it is known that nobody is bringing them over any more. */
export async function settleSlots(
  host: PerformerPartition,
  guest: PerformerPartition,
  slots: readonly Pick<OnItsWay, 'newLeaseId'>[],
): Promise<number> {
  const ids = slots.map(({ newLeaseId }) => newLeaseId);
  const kept = await keepLent(guest, ids, guest.clock.pinned());
  return host.transact((tx) => settleLentRows(tx, ids, kept));
}
