import type { Partition } from '../partition.ts';
import type { Statement } from '../statement.ts';
import { senderIsHere } from './claim-outbox.ts';

export interface OutboxDepth {
  /** Not delivered yet. */
  pending: number;
  /** Of these, the ones whose last attempt failed. */
  failing: number;
  /** Age of the oldest; 0 when there is none. */
  oldestSeconds: number;
  /** Delivered in the last minute; of very many, as many as in a minute at the pace of the last ones. */
  deliveredPerMinute: number;
}

/** So many are counted: each heartbeat asks. */
const mostCounted = 5_000;

const depthStatement: Statement = {
  name: 'outbox-depth',
  text: `
    select count(*) as "pending",
           count(last_error) as "failing",
           coalesce(greatest(extract(epoch from coalesce($1::timestamptz, now()) - min(created_at)), 0), 0)::float8
             as "oldestSeconds",
           (select case when count(*) < ${mostCounted} then count(*)
                        else round(count(*) * 60 / greatest(extract(epoch from
                          coalesce($1::timestamptz, now()) - min(delivered_at)), 0.001)) end
              from (select delivered_at from outbox
                     where delivered_at > coalesce($1::timestamptz, now()) - interval '1 minute'
                     order by delivered_at desc limit ${mostCounted}) as latest)::int
             as "deliveredPerMinute"
      from outbox o
     where delivered_at is null and ${senderIsHere}`,
};

export async function outboxDepth(partition: Partition): Promise<OutboxDepth> {
  const [row] = await partition.query<OutboxDepth>(depthStatement, [partition.clock.pinned()]);
  return row ?? { pending: 0, failing: 0, oldestSeconds: 0, deliveredPerMinute: 0 };
}
