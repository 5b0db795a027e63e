import { recalledLeaseSeconds } from '@exchange/leases';
import { appendOutbox, type Statement, type Tx } from '@exchange/partitions';

/** Leases are locked in the order of their ids; those without an end get one. */
const endStatement: Statement = {
  name: 'requester-end-grant',
  text: `
    with held as (
      select l.id, l.kind, l.holder, t.time_allowed_seconds
        from leases l join task_types t on t.id = l.type_id
       where l.grant_id = $2 and l.status = 'active'
       order by l.id
         for update of l
    ), ended as (
      update leases l
         set expires_at = coalesce($1::timestamptz, now())
               + ($3 + h.time_allowed_seconds) * interval '1 second'
        from held h
       where l.id = h.id and h.kind = 'unlimited'
    )
    select id, holder from held`,
};

const partSize = 500;

/** Calls back what was granted under an id of which nobody knows whether it arrived. */
export async function recallGrant(tx: Tx, grantId: string): Promise<void> {
  const values = [tx.clock.pinned(), grantId, recalledLeaseSeconds];
  const leases = await tx.query<{ id: string; holder: string }>(endStatement, values);
  const [first] = leases;
  if (first === undefined) return;
  const parts = Array.from({ length: Math.ceil(leases.length / partSize) }, (_, part) =>
    leases.slice(part * partSize, (part + 1) * partSize),
  );
  await appendOutbox(
    tx,
    parts.map((part, index) => ({
      id: `recall:${grantId}:${index}`,
      to: `partition:${first.holder}`,
      kind: 'lease.recalled',
      payload: { leaseIds: part.map(({ id }) => id) },
    })),
  );
}
