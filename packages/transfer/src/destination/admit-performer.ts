import { createHash } from 'node:crypto';
import { ownerOf } from '@exchange/kernel';
import { appendOutbox, type Statement, type Tx } from '@exchange/partitions';
import type { MoveRef } from '../types.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const inHandStatement: Statement = {
  name: 'transfer-in-hand',
  text: `
    select lease_id as "leaseId", min(requester_key) as "requesterKey", count(*)::int as slots
      from assignments where owner_key = $1 and status = 'accepted'
     group by lease_id order by lease_id`,
};

/** The new item is the old one with the slots in hand alone: nothing of it is free here. */
const stockStatement: Statement = {
  name: 'transfer-write-stock',
  text: `
    with given as materialized (
      select s.*, g.new_id, g.slots
        from unnest($2::text[], $3::text[], $4::int[]) as g (lease_id, new_id, slots)
        join json_populate_recordset(null::stock_items, $1::json -> 'stock') as s on s.lease_id = g.lease_id
    )
    insert into stock_items (lease_id, epoch, kind, reserved_for, task_id, type_id, batch_id, requester_key,
                             input, free, in_hand, priority, deadline_at, acquired_at, expires_at, accept_by,
                             recalled_at)
    select new_id, 1, kind, reserved_for, task_id, type_id, batch_id, requester_key, input, 0, slots,
           priority, deadline_at, acquired_at, expires_at, accept_by, recalled_at
      from given order by new_id
    on conflict (lease_id) do nothing`,
};

const assignmentsStatement: Statement = {
  name: 'transfer-stand-on-leases',
  text: `
    update assignments a set lease_id = g.new_id, lease_epoch = 1
      from unnest($2::text[], $3::text[]) as g (lease_id, new_id)
     where a.owner_key = $1 and a.status = 'accepted' and a.lease_id = g.lease_id`,
};

/** Slots of one lease that the performer has in hand. */
interface HeldLease {
  readonly leaseId: string;
  readonly requesterKey: string;
  readonly slots: number;
}

export function readInHand(tx: Tx, move: MoveRef): Promise<readonly HeldLease[]> {
  return tx.query<HeldLease>(inHandStatement, [move.ownerKey]);
}

/**
 * Slots in hand came along. They stand on leases of this partition from here on, with ids that follow
 * from the old lease and the move; requesters are told to part them from the leases of the home before.
 */
export function admitPerformer(
  tx: Tx,
  partitionId: string,
  move: MoveRef,
  handover: string,
  held: readonly HeldLease[],
): void {
  if (held.length === 0) return;
  const parted = held.map((lease) => ({
    ...lease,
    newLeaseId: partedLeaseId(lease.leaseId, move.moveId),
  }));
  const oldIds = parted.map(({ leaseId }) => leaseId);
  const newIds = parted.map(({ newLeaseId }) => newLeaseId);
  tx.send(stockStatement, [handover, oldIds, newIds, parted.map(({ slots }) => slots)]);
  tx.send(assignmentsStatement, [move.ownerKey, oldIds, newIds]);
  appendOutbox(
    tx,
    [...Map.groupBy(parted, ({ requesterKey }) => requesterKey)].map(([requesterKey, leases]) => ({
      id: `split:${move.moveId}:${requesterKey}`,
      to: requesterKey,
      kind: 'lease.split',
      payload: {
        performerKey: move.ownerKey,
        holder: partitionId,
        leases: leases.map(({ leaseId, newLeaseId, slots }) => ({ leaseId, newLeaseId, slots })),
      },
    })),
  );
}

/** An id of the requester's whose lease it was, the same however often it is derived. */
export function partedLeaseId(leaseId: string, moveId: string): string {
  const owner = ownerOf(leaseId);
  if (owner === null) throw new RangeError(`${leaseId} is not the id of a lease.`);
  const digest = createHash('sha256').update(`${leaseId} ${moveId}`).digest();
  const end = [...digest.subarray(0, 22)].map((byte) => alphabet.charAt(byte % 32)).join('');
  return `lease_${owner}_${end}`;
}
