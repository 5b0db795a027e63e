import { isHere } from '../absent-owners.ts';
import type { Partition } from '../partition.ts';
import type { Statement } from '../statement.ts';

/**
 * A message may come a second time for as long as its sender does not know that it arrived: after a
 * crash that includes the time until the sender is repaired. Forgetting it earlier would let it take
 * effect twice.
 */
export const shortestInboxAgeMs = 7 * 24 * 60 * 60 * 1_000;

const purgeStatement: Statement = {
  name: 'inbox-purge',
  text: `
    with old as (
      select message_id from inbox i
       where ${isHere('i.recipient')}
         and received_at < coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
       order by received_at
       limit $3
    ),
    gone as (delete from inbox i using old where i.message_id = old.message_id returning 1)
    select count(*) as "purged" from gone`,
};

/** Forgets up to `limit` messages received longer ago than `olderThanMs`; returns how many. */
export async function purgeInbox(
  partition: Partition,
  olderThanMs: number,
  limit = 5_000,
): Promise<number> {
  if (olderThanMs < shortestInboxAgeMs) {
    throw new RangeError('An inbox must remember messages for at least seven days.');
  }
  const [row] = await partition.query<{ purged: number }>(purgeStatement, [
    partition.clock.pinned(),
    olderThanMs,
    limit,
  ]);
  return row?.purged ?? 0;
}
