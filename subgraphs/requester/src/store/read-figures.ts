import type { Queryable, Statement } from '@exchange/partitions';

const balances: Statement = {
  name: 'requester-read-balances',
  text: `
    select owner_key as "ownerKey", kind, balance, currency from ledger_accounts
     where owner_key = any($1::text[])`,
};

const standings: Statement = {
  name: 'requester-read-standings',
  text: `
    select o.key as "ownerKey", count(s.*)::int as decided,
           avg((s.status = 'approved')::int)::float8 as "approvalRate",
           percentile_cont(0.5) within group (
             order by extract(epoch from s.decided_at - s.submitted_at))::float8 as "medianSeconds"
      from unnest($1::text[]) as o (key) cross join lateral (
        select status, decided_at, submitted_at from submissions
         where owner_key = o.key and decided_at is not null
         order by decided_at desc limit 1000
      ) as s
     group by o.key`,
};

const spending: Statement = {
  name: 'requester-read-spending',
  text: `
    select d.day::timestamp at time zone 'UTC' as day, coalesce(s.spent_minor, 0) as "spentMinor",
           coalesce(s.submissions, 0) as submissions
      from generate_series(
             (coalesce($2::timestamptz, now()) at time zone 'UTC')::date - ($3::int - 1),
             (coalesce($2::timestamptz, now()) at time zone 'UTC')::date, interval '1 day') as d (day)
      left join spending_days s on s.owner_key = $1 and s.day = d.day::date
     order by d.day`,
};

/**
 * Some hundreds of counted parts at most, whatever the batch received; `width_bucket` puts them into
 * 60 for the plot.
 */
const history: Statement = {
  name: 'requester-read-history',
  text: `
    with span as (
      select min(last_at) as first, max(last_at) as last from batch_history where batch_id = $1
    ), part as (
      select width_bucket(extract(epoch from last_at), extract(epoch from first),
                          extract(epoch from last) + 0.001, 60) as number,
             sum(received) as received, max(last_at) as at
        from batch_history, span where batch_id = $1
       group by 1
    )
    select at, sum(received) over (order by number)::int as submitted from part order by number`,
};

const pace: Statement = {
  name: 'requester-read-pace',
  text: `
    select count(*)::int as received from (
      select 1 from submissions
       where batch_id = $1 and submitted_at > coalesce($2::timestamptz, now()) - interval '1 hour'
       limit 50000) as recent`,
};

export function readBalances(
  db: Queryable,
  ownerKeys: readonly string[],
): Promise<{ ownerKey: string; kind: string; balance: number; currency: string }[]> {
  return db.query(balances, [ownerKeys]);
}

export interface Standing {
  readonly ownerKey: string;
  readonly decided: number;
  readonly approvalRate: number | null;
  readonly medianSeconds: number | null;
}

export function readStandings(db: Queryable, ownerKeys: readonly string[]): Promise<Standing[]> {
  return db.query(standings, [ownerKeys]);
}

export function readSpending(
  db: Queryable,
  ownerKey: string,
  at: Date | null,
  days: number,
): Promise<{ day: Date; spentMinor: number; submissions: number }[]> {
  return db.query(spending, [ownerKey, at, days]);
}

export function readHistory(
  db: Queryable,
  batchId: string,
): Promise<{ at: Date; submitted: number }[]> {
  return db.query(history, [batchId]);
}

/** Submissions received in the last hour. */
export async function readPace(db: Queryable, batchId: string, at: Date | null): Promise<number> {
  const [row] = await db.query<{ received: number }>(pace, [batchId, at]);
  return row?.received ?? 0;
}
