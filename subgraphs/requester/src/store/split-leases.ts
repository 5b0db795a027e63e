import type { MessagePayload } from '@exchange/cluster';
import type { Statement, Tx } from '@exchange/partitions';

/**
 * The tasks are locked by the caller, and the sum of what is outstanding on each stays. The new lease
 * ends when the old one does. A lease that is over has nothing to part with: what comes of its slots is
 * late work then. Repeating it changes nothing.
 */
const statement: Statement = {
  name: 'requester-split-leases',
  text: `
    with given as (
      select * from unnest($2::text[], $3::text[], $4::int[]) as g (id, new_id, slots)
    ), held as materialized (
      select l.*, g.new_id, least(g.slots, l.outstanding) as parted
        from leases l join given g on g.id = l.id
       where l.status = 'active' and l.outstanding > 0
         and not exists (select 1 from leases n where n.id = g.new_id)
       order by l.id
         for update of l
    ), shrunk as (
      update leases l
         set outstanding = l.outstanding - h.parted,
             status = case when l.outstanding = h.parted then 'closed' else l.status end
        from held h
       where l.id = h.id
    )
    insert into leases (id, owner_key, task_id, type_id, batch_id, holder, kind, status, granted,
                        outstanding, epoch, grant_id, granted_at, expires_at)
    select new_id, owner_key, task_id, type_id, batch_id, $1, kind, 'active', parted, parted, 1,
           'split:' || new_id, granted_at, expires_at
      from held
     order by new_id`,
};

/** Slots in hand of a performer who moved, or whom another partition feeds, are their home's from here on. */
export async function splitLeases(
  tx: Tx,
  { holder, leases }: Pick<MessagePayload<'lease.split'>, 'holder' | 'leases'>,
): Promise<void> {
  await tx.query(statement, [
    holder,
    leases.map(({ leaseId }) => leaseId),
    leases.map(({ newLeaseId }) => newLeaseId),
    leases.map(({ slots }) => slots),
  ]);
}
