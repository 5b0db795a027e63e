import type { Partition } from '../partition.ts';
import type { Statement } from '../statement.ts';
import { senderIsHere } from './claim-outbox.ts';

const purgeStatement: Statement = {
  name: 'outbox-purge',
  text: `
    with old as (
      select id from outbox o
       where ${senderIsHere}
         and delivered_at < coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
       order by delivered_at
       limit $3
    ),
    gone as (delete from outbox o using old where o.id = old.id returning 1)
    select count(*) as "purged" from gone`,
};

/** Deletes up to `limit` messages delivered longer ago than `olderThanMs`; returns how many. */
export async function purgeOutbox(
  partition: Partition,
  olderThanMs: number,
  limit = 5_000,
): Promise<number> {
  const [row] = await partition.query<{ purged: number }>(purgeStatement, [
    partition.clock.pinned(),
    olderThanMs,
    limit,
  ]);
  return row?.purged ?? 0;
}
