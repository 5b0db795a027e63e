import type { Statement, Tx } from '@exchange/partitions';

export interface DayCount {
  readonly ownerKey: string;
  readonly submissions: number;
  readonly spentMinor: number;
}

const statement: Statement = {
  name: 'requester-count-day',
  text: `
    insert into spending_days as d (owner_key, day, submissions, spent_minor)
    select c.owner_key, (coalesce($1::timestamptz, now()) at time zone 'UTC')::date,
           sum(c.submissions), sum(c.spent_minor)
      from unnest($2::text[], $3::int[], $4::bigint[]) as c (owner_key, submissions, spent_minor)
     group by c.owner_key
     order by c.owner_key
    on conflict (owner_key, day) do update
       set submissions = d.submissions + excluded.submissions,
           spent_minor = d.spent_minor + excluded.spent_minor`,
};

/** Adds to today's figures of requesters. */
export async function countDay(tx: Tx, counts: readonly DayCount[]): Promise<void> {
  if (counts.length === 0) return;
  await tx.query(statement, [
    tx.clock.pinned(),
    counts.map((count) => count.ownerKey),
    counts.map((count) => count.submissions),
    counts.map((count) => count.spentMinor),
  ]);
}
