import { randomUUID } from 'node:crypto';
import { recalledLeaseSeconds } from '@exchange/leases';
import { isHere, type Statement, type Tx } from '@exchange/partitions';
import { appendRecalls } from './append-recalls.ts';

/**
 * The leases that would be taken last, until they have the slots that are wanted: what is in hand of
 * them stays, and the rest comes back. Locked in the order of their ids; those without an end get one,
 * as with every recall. By the partial index `leases_active_type`.
 */
const statement: Statement = {
  name: 'requester-recall-idle',
  text: `
    with ranked as (
      select l.id, sum(l.outstanding) over last_first - l.outstanding as before
        from leases l join tasks k on k.id = l.task_id
       where l.status = 'active' and l.kind <> 'temporary' and l.type_id = $2 and l.holder = $3
         and ${isHere('l.owner_key')}
      window last_first as (order by k.priority, l.granted_at desc, l.id desc)
    ), held as (
      select l.id, l.owner_key, l.kind, t.time_allowed_seconds
        from leases l join task_types t on t.id = l.type_id
       where l.status = 'active'
         and l.id in (select id from ranked where before < $4 order by before limit $5)
       order by l.id
         for update of l
    ), ended as (
      update leases l
         set expires_at = coalesce($1::timestamptz, now())
               + ($6 + h.time_allowed_seconds) * interval '1 second'
        from held h
       where l.id = h.id and h.kind = 'unlimited'
    )
    select id, owner_key as "ownerKey" from held`,
};

/** More at once is not needed: it is looked at again. */
const mostLeases = 500;

/** Calls back about so many slots of a type from one holder. Returns how many leases that are. */
export async function recallIdle(
  tx: Tx,
  wanted: { readonly typeId: string; readonly holder: string; readonly slots: number },
): Promise<number> {
  const { typeId, holder, slots } = wanted;
  const leases = await tx.query<{ id: string; ownerKey: string }>(statement, [
    ...[tx.clock.pinned(), typeId, holder, slots, mostLeases, recalledLeaseSeconds],
  ]);
  appendRecalls(tx, randomUUID(), holder, leases);
  return leases.length;
}
