import type { Queryable, Statement } from '@exchange/partitions';

/**
 * Leases that are over: their requester takes the free slots back by itself, so no message is sent.
 * Work in hand goes on and ends by its own deadline; its row stays until then.
 */
const dropExpired: Statement = {
  name: 'drop-expired-stock',
  text: `
    with over as (
      select s.lease_id, s.free, s.in_hand from stock_items s
       where s.free > 0 and s.expires_at <= coalesce($1::timestamptz, now())
       order by s.lease_id limit $2
         for update skip locked
    ),
    gone as (
      delete from stock_items s using over o where s.lease_id = o.lease_id and o.in_hand = 0
    ),
    emptied as (
      update stock_items s set free = 0 from over o where s.lease_id = o.lease_id and o.in_hand > 0
    )
    select count(*)::int as "items", coalesce(sum(free), 0)::int as "slots" from over`,
};

export async function dropExpiredStock(
  db: Queryable,
  limit: number,
  at: Date | null,
): Promise<{ items: number; slots: number }> {
  const [row] = await db.query<{ items: number; slots: number }>(dropExpired, [at, limit]);
  return row ?? { items: 0, slots: 0 };
}
