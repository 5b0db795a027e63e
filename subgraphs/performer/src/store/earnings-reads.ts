import type { Queryable, Statement } from '@exchange/partitions';

const daily: Statement = {
  name: 'read-daily-earnings',
  text: `
    select to_char(day, 'YYYY-MM-DD') as "day", sum(earned_minor)::bigint as "earned",
           sum(submitted)::int as "submitted", sum(paid_seconds)::bigint as "paidSeconds"
      from type_activity
     where owner_key = $1
     group by day order by day`,
};

export interface EarningDay {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly earned: number;
  readonly submitted: number;
  readonly paidSeconds: number;
}

/** Every day with work, oldest first. */
export function readEarningDays(db: Queryable, performerKey: string): Promise<EarningDay[]> {
  return db.query(daily, [performerKey]);
}

const pending: Statement = {
  name: 'read-pending-earnings',
  text: `
    select coalesce(sum(a.reward_minor), 0)::bigint as "minor", count(*)::int as "count",
           max(a.submitted_at + k.auto_approval_seconds * interval '1 second') as "until"
      from assignments a join known_types k on k.type_id = a.type_id
     where a.owner_key = $1 and a.status = 'submitted'`,
};

export interface PendingEarnings {
  readonly minor: number;
  readonly count: number;
  readonly until: Date | null;
}

/** What waits for a decision. */
export async function readPendingEarnings(
  db: Queryable,
  performerKey: string,
): Promise<PendingEarnings> {
  const [row] = await db.query<PendingEarnings>(pending, [performerKey]);
  return row ?? { minor: 0, count: 0, until: null };
}

const balance: Statement = {
  name: 'read-performer-balance',
  text: `
    select coalesce((select balance from ledger_accounts where id = $1 || ':available'), 0) as "available",
           coalesce((select -sum(e.amount) from ledger_transfers t
                       join ledger_entries e on e.transfer_id = t.id and e.account_id = $1 || ':available'
                      where t.owner_key = $1 and t.kind in ('payout', 'payout-return')), 0)::bigint as "paidOut"`,
};

export async function readBalance(
  db: Queryable,
  performerKey: string,
): Promise<{ available: number; paidOut: number }> {
  const [row] = await db.query<{ available: number; paidOut: number }>(balance, [performerKey]);
  return row ?? { available: 0, paidOut: 0 };
}

const transfers: Statement = {
  name: 'list-performer-transfers',
  text: `
    select t.id, t.kind, t.reference, k.title, t.created_at as "createdAt",
           sum(e.amount)::bigint as "amount"
      from (select * from ledger_transfers
             where owner_key = $1
               and ($2::timestamptz is null or (created_at, id) < ($2, $3))
             order by created_at desc, id desc limit $4) t
      join ledger_entries e on e.transfer_id = t.id and e.account_id = $1 || ':available'
      left join assignments a on a.id = t.reference
      left join known_types k on k.type_id = a.type_id
     group by t.id, t.kind, t.reference, k.title, t.created_at
     order by t.created_at desc, t.id desc`,
};

export interface TransferRow {
  readonly id: string;
  readonly kind: string;
  readonly reference: string | null;
  /** Of the work that a credit pays for. */
  readonly title: string | null;
  readonly createdAt: Date;
  readonly amount: number;
}

/** Newest first, with the change of the available balance. */
export function listTransfers(
  db: Queryable,
  performerKey: string,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<TransferRow[]> {
  return db.query(transfers, [performerKey, after?.at ?? null, after?.id ?? null, limit]);
}
