import { appendOutbox, type Queryable, type Statement, type Tx } from '@exchange/partitions';

/** A slot that left a stock for somebody on another partition. */
export interface OnItsWay {
  readonly newLeaseId: string;
  readonly leaseId: string;
  readonly requesterKey: string;
  /** Where it goes. */
  readonly partitionId: string;
}

const listStatement: Statement = {
  name: 'list-lent',
  text: `
    select new_lease_id as "newLeaseId", lease_id as "leaseId", requester_key as "requesterKey",
           partition_id as "partitionId"
      from lent_slots
     where lent_at <= coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
       and partition_id = any($3::text[])
     order by lent_at
     limit 1000`,
};

/** Who writes first decides what becomes of the slot; who comes later reads it. */
const decideStatement: Statement = {
  name: 'decide-lent',
  text: `
    insert into inbox (message_id, kind, received_at)
    select 'lent:' || id, $2, coalesce($3::timestamptz, now())
      from (select unnest($1::text[]) as id order by 1) as lent
    on conflict (message_id) do update set kind = inbox.kind
    returning substr(message_id, 6) as "newLeaseId", kind`,
};

const forgetStatement: Statement = {
  name: 'forget-lent',
  text: `
    delete from lent_slots where new_lease_id = any($1::text[])
    returning new_lease_id as "newLeaseId", lease_id as "leaseId", requester_key as "requesterKey",
              partition_id as "partitionId"`,
};

/** Slots that left the stock for these partitions at least so long ago, the oldest first, up to 1,000. */
export function listLent(
  host: Queryable,
  partitionIds: readonly string[],
  olderThanMs: number,
  at: Date | null,
): Promise<readonly OnItsWay[]> {
  return host.query<OnItsWay>(listStatement, [at, olderThanMs, partitionIds]);
}

type Fate = 'slot.taken' | 'slot.kept';

/**
 * Decides on the partition that slots go to whether they arrive or go back, once and for all.
 *
 * @returns those of them whose fate is the one asked for, now or from before
 */
async function decideLent(
  guest: Queryable,
  newLeaseIds: readonly string[],
  fate: Fate,
  at: Date | null,
): Promise<readonly string[]> {
  const rows = await guest.query<{ newLeaseId: string; kind: Fate }>(decideStatement, [
    ...[newLeaseIds, fate, at],
  ]);
  return rows.filter(({ kind }) => kind === fate).map(({ newLeaseId }) => newLeaseId);
}

/** False when it was given back before it arrived. In the transaction that it arrives in. */
export async function takeLent(tx: Tx, newLeaseId: string): Promise<boolean> {
  const taken = await decideLent(tx, [newLeaseId], 'slot.taken', tx.clock.pinned());
  return taken.length === 1;
}

/** Which of these did not arrive, and never will. */
export function keepLent(guest: Queryable, newLeaseIds: readonly string[], at: Date | null) {
  return decideLent(guest, newLeaseIds, 'slot.kept', at);
}

/** Forgets slots whose fate is known; those that were kept go back to their requesters. */
export async function settleLentRows(
  tx: Tx,
  newLeaseIds: readonly string[],
  kept: readonly string[],
): Promise<number> {
  const rows = await tx.query<OnItsWay>(forgetStatement, [newLeaseIds]);
  const back = rows.filter(({ newLeaseId }) => kept.includes(newLeaseId));
  appendOutbox(
    tx,
    back.map(({ newLeaseId, leaseId, requesterKey }) => ({
      id: `released:${newLeaseId}`,
      to: requesterKey,
      kind: 'lease.released',
      payload: { requesterKey, reason: 'unused', leases: [{ leaseId, slots: 1 }] },
    })),
  );
  return back.length;
}
