import { isHere } from '@exchange/partitions';
import type { RequesterPartition, Statement } from '@exchange/partitions';

/** Work that comes with a lease that is not there any more is taken in like that of one that ended. */
const statement: Statement = {
  name: 'requester-purge-leases',
  text: `
    with old as (
      (select id from leases l
        where status <> 'active' and ${isHere('l.owner_key')}
          and expires_at < coalesce($1::timestamptz, now()) - $2 * interval '1 second'
        order by expires_at
        limit $3)
      union
      (select id from leases l
        where status <> 'active' and ${isHere('l.owner_key')} and kind = 'unlimited'
          and granted_at < coalesce($1::timestamptz, now()) - $2 * interval '1 second'
        order by granted_at
        limit $3)
    )
    delete from leases l using old where l.id = old.id returning 1`,
};

export async function purgeLeases(
  partition: RequesterPartition,
  olderThanSeconds: number,
  limit: number,
): Promise<number> {
  const values = [partition.clock.pinned(), olderThanSeconds, limit];
  return (await partition.query(statement, values)).length;
}
