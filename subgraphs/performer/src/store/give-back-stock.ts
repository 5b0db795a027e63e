import { randomUUID } from 'node:crypto';
import type { Queryable, Statement } from '@exchange/partitions';
import { outboxChannel } from '@exchange/partitions';

/**
 * Free slots → requester, by message, each once: the rows are locked, emptied and told about in the
 * same statement. Work in hand keeps its row. One message per requester. Rows that somebody is
 * accepting from right now are left for the next time, except for a recall, which waits for them.
 */
function giveBackText(choice: string, lock: string): string {
  return `
    with moment as (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    back as (
      select s.lease_id, s.requester_key, s.free, s.in_hand from stock_items s
       where ${choice} ${lock}
    ),
    gone as (
      delete from stock_items s using back b where s.lease_id = b.lease_id and b.in_hand = 0
    ),
    emptied as (
      update stock_items s
         set free = 0,
             recalled_at = case when $3::text = 'recalled' then moment.at else s.recalled_at end
        from back b, moment
       where s.lease_id = b.lease_id and b.in_hand > 0
    ),
    message as (
      insert into outbox (message_id, recipient, kind, payload, created_at, next_attempt_at)
      select 'released:' || $2::text || ':' || b.requester_key, b.requester_key, 'lease.released',
             jsonb_build_object(
               'requesterKey', b.requester_key, 'reason', $3::text,
               'leases', jsonb_agg(jsonb_build_object('leaseId', b.lease_id, 'slots', b.free))),
             moment.at, moment.at
        from back b cross join moment
       where b.free > 0
       group by b.requester_key, moment.at
       order by b.requester_key
      returning id
    )
    select coalesce(sum(b.free), 0)::int as "slots", count(*)::int as "items",
           (select count(*) from message)::int as "messages",
           (select pg_notify('${outboxChannel}', '') from (select count(*) from message) m (n) where n > 0) as "notified"
      from back b`;
}

const recall: Statement = {
  name: 'recall-leases',
  text: giveBackText('s.lease_id = any($4::text[])', 'order by s.lease_id for update'),
};
const release: Statement = {
  name: 'release-leases',
  text: giveBackText(
    's.lease_id = any($4::text[]) and s.free > 0',
    'order by s.lease_id for update skip locked',
  ),
};
const excess: Statement = {
  name: 'release-excess',
  text: giveBackText(
    `s.lease_id in (
       select w.lease_id
         from (
           select v.lease_id, sum(v.free) over (order by v.priority, v.deadline_at desc, v.lease_id desc) as upto
             from (
               select lease_id, free, priority, deadline_at from stock_items
                where group_id = $6 and type_id = $4 and free > 0 and kind <> 'temporary'
                order by priority, deadline_at desc, lease_id desc
                limit $5
             ) v
         ) w
        where w.upto <= $5
     ) and s.free > 0`,
    'order by s.lease_id for update skip locked',
  ),
};
const unkept: Statement = {
  name: 'release-unkept',
  text: giveBackText(
    `s.lease_id in (
       select v.lease_id
         from stock_levels l
         join stock_items v on v.group_id = l.group_id and v.type_id = l.type_id and v.free > 0
        where l.slots > 0 and l.group_id <> all($4::text[]) and v.kind <> 'temporary'
        limit 1000
     ) and s.free > 0`,
    'order by s.lease_id for update skip locked',
  ),
};
const pastDeadline: Statement = {
  name: 'release-past-deadline',
  text: giveBackText(
    's.free > 0 and s.deadline_at <= (select at from moment)',
    'order by s.lease_id limit 1000 for update skip locked',
  ),
};

export interface GivenBack {
  readonly slots: number;
  readonly items: number;
  readonly messages: number;
}

async function run(
  db: Queryable,
  statement: Statement,
  reason: string,
  at: Date | null,
  ...rest: unknown[]
): Promise<GivenBack> {
  const [row] = await db.query<GivenBack>(statement, [at, randomUUID(), reason, ...rest]);
  return { slots: row?.slots ?? 0, items: row?.items ?? 0, messages: row?.messages ?? 0 };
}

/** The requester wants these leases back. */
export function recallLeases(db: Queryable, leaseIds: readonly string[], at: Date | null) {
  return run(db, recall, 'recalled', at, leaseIds);
}

/** The repository does not want these any more, or its requester refused to renew them. */
export function releaseLeases(
  db: Queryable,
  leaseIds: readonly string[],
  reason: 'not-wanted' | 'unused',
  at: Date | null,
) {
  return run(db, release, reason, at, leaseIds);
}

/** Up to so many slots of a type in a group's stock, from the end of the order in which they would be accepted. */
export function releaseExcess(
  db: Queryable,
  groupId: string,
  { typeId, slots }: { readonly typeId: string; readonly slots: number },
  at: Date | null,
) {
  return run(db, excess, 'not-wanted', at, typeId, slots, groupId);
}

/**
 * What lies here for groups that the partition does not keep a stock for: it was configured otherwise, or
 * the slot came here in the hands of somebody who moved and then let it go.
 */
export function releaseUnkept(db: Queryable, groupIds: readonly string[], at: Date | null) {
  return run(db, unkept, 'not-wanted', at, groupIds);
}

/** Tasks whose own deadline passed before anybody took them. */
export function releasePastDeadline(db: Queryable, at: Date | null) {
  return run(db, pastDeadline, 'expired', at);
}
