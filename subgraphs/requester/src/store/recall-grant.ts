import { recalledLeaseSeconds } from '@exchange/leases';
import { isHere, type Statement, type Tx } from '@exchange/partitions';
import { appendRecalls } from './append-recalls.ts';

/** Leases are locked in the order of their ids; those without an end get one. */
const endStatement: Statement = {
  name: 'requester-end-grant',
  text: `
    with held as (
      select l.id, l.owner_key, l.kind, l.holder, t.time_allowed_seconds
        from leases l join task_types t on t.id = l.type_id
       where l.grant_id = $2 and l.status = 'active' and ${isHere('l.owner_key')}
       order by l.id
         for update of l
    ), ended as (
      update leases l
         set expires_at = coalesce($1::timestamptz, now())
               + ($3 + h.time_allowed_seconds) * interval '1 second'
        from held h
       where l.id = h.id and h.kind = 'unlimited'
    )
    select id, owner_key as "ownerKey", holder from held`,
};

/** Calls back what was granted under an id of which nobody knows whether it arrived. */
export async function recallGrant(tx: Tx, grantId: string): Promise<void> {
  const values = [tx.clock.pinned(), grantId, recalledLeaseSeconds];
  const leases = await tx.query<{ id: string; ownerKey: string; holder: string }>(
    endStatement,
    values,
  );
  const [first] = leases;
  if (first !== undefined) appendRecalls(tx, grantId, first.holder, leases);
}
