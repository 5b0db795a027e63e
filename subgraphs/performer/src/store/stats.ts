import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import { isOf } from './groups.ts';

/** The accounts of an owner who is being copied here are ahead of their entries, or behind. */
const money: Statement = {
  name: 'read-money',
  text: `
    select kind, sum(balance)::bigint as "minor"
      from (select a.kind, a.balance from ledger_accounts a
             where not exists (select 1 from away_owners w
                                where w.owner_key = a.owner_key and w.state = 'arriving')
            union all
            select a.kind, e.amount
              from away_owners w join ledger_accounts a on a.owner_key = w.owner_key
              join ledger_entries e on e.account_id = a.id
             where w.state = 'arriving') as booked
     group by kind`,
};

/** Sum of balances by kind of account. All of them together are zero (I4). */
export async function readMoney(db: Queryable): Promise<Record<string, number>> {
  const rows = await db.query<{ kind: string; minor: number }>(money);
  return Object.fromEntries(rows.map((row) => [row.kind, row.minor]));
}

const stale: Statement = {
  name: 'count-stale-stock',
  text: `
    select count(*)::int as "stale" from stock_items
     where free > 0 and expires_at < coalesce($1::timestamptz, now()) - interval '60 seconds'`,
};

/** Leases that ended a minute ago and still lie here. */
export async function countStaleStock(db: Queryable, at: Date | null): Promise<number> {
  const [row] = await db.query<{ stale: number }>(stale, [at]);
  return row?.stale ?? 0;
}

/** By the counters, and by the partial index `stock_in_hand`. */
const slots: Statement = {
  name: 'count-slots',
  text: `
    select (select coalesce(sum(slots), 0) from stock_levels where slots > 0)::int as "free",
           (select coalesce(sum(in_hand), 0) from stock_items where in_hand > 0)::int as "inHand"`,
};

/** Slots on the partition, whomever they are for: also what is in hand out of another's stock. */
export async function countSlots(db: Queryable): Promise<{ free: number; inHand: number }> {
  const [row] = await db.query<{ free: number; inHand: number }>(slots);
  return row ?? { free: 0, inHand: 0 };
}

const group: Statement = {
  name: 'read-group-profile',
  text: `
    select category, sum(accepted)::int as accepted, sum(submitted)::int as submitted,
           sum(approved)::int as approved, sum(rejected)::int as rejected,
           sum(seconds)::bigint as seconds, count(distinct owner_key)::int as performers
      from type_activity a
     where ${isHere('a.owner_key')} and ${isOf('$2', 'a.owner_key')} and day > (coalesce($1::timestamptz, now()) at time zone 'UTC')::date - 14
     group by category`,
};

export interface CategoryFigures {
  readonly category: string;
  readonly accepted: number;
  readonly submitted: number;
  readonly approved: number;
  readonly rejected: number;
  readonly seconds: number;
  readonly performers: number;
}

/** What the group did in the last 14 days, by category. */
export function readCategoryFigures(
  db: Queryable,
  groupId: string,
  at: Date | null,
): Promise<CategoryFigures[]> {
  return db.query(group, [at, groupId]);
}

const isMember = `($2::text = '' or p.group_id = $2) and ${isHere('p.owner_key')}`;

const people: Statement = {
  name: 'count-performers',
  text: `
    select (select count(*) from performers p where ${isMember})::int as "performers",
           (select count(*) from performers p
             where ${isMember} and last_active_at > coalesce($1::timestamptz, now()) - interval '15 minutes')::int as "online",
           (select count(*) from performers p
             where ${isMember} and last_active_at > coalesce($1::timestamptz, now()) - interval '1 day')::int as "recent"`,
};

export async function countPerformers(
  db: Queryable,
  groupId: string,
  at: Date | null,
): Promise<{ performers: number; online: number; recent: number }> {
  const [row] = await db.query<{ performers: number; online: number; recent: number }>(people, [
    at,
    groupId,
  ]);
  return row ?? { performers: 0, online: 0, recent: 0 };
}
