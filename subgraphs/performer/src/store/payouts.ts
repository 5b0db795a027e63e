import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import type { PayoutStatus, PayoutStep } from '../domain/decide-payout.ts';

export interface PayoutRow {
  readonly id: string;
  readonly performerKey: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: PayoutStatus;
  readonly attempts: number;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const columns = `
  p.id, p.owner_key as "performerKey", p.amount_minor as "amountMinor", p.currency, p.status,
  p.attempts, p.reason, p.created_at as "createdAt", p.ended_at as "endedAt"`;

const insertStatement: Statement = {
  name: 'insert-payout',
  text: `
    insert into payouts (id, owner_key, amount_minor, currency, status, next_attempt_at, created_at)
    select $2, $3, $4, $5, 'pending', at, at from (select coalesce($1::timestamptz, now()) as at) m
    on conflict (id) do nothing`,
};

/**
 * A claim is a lease: an order is not due again for a while, so one at a time gives it to the rail,
 * and a crash in between delays it and loses nothing.
 */
const claimStatement: Statement = {
  name: 'claim-payouts',
  text: `
    with moment as (select coalesce($1::timestamptz, now()) as at),
    due as (
      select p.id from payouts p, moment
       where p.status in ('pending', 'sent') and p.next_attempt_at <= moment.at
         and ($3::text is null or p.id = $3) and ${isHere('p.owner_key')}
       order by p.next_attempt_at limit $2
         for update of p skip locked
    )
    update payouts p
       set attempts = p.attempts + 1, next_attempt_at = moment.at + $4 * interval '1 millisecond'
      from due, moment where p.id = due.id
    returning ${columns}`,
};

/** Only the newest attempt of an order that has not ended: an answer that came late says nothing new. */
const settleStatement: Statement = {
  name: 'settle-payout',
  text: `
    update payouts p
       set status = $4, reference = coalesce($5, p.reference), reason = $6,
           next_attempt_at = moment.at + $7 * interval '1 millisecond',
           ended_at = case when $7::float8 is null then moment.at end
      from (select coalesce($1::timestamptz, now()) as at) as moment
     where p.id = $2 and p.attempts = $3 and p.status in ('pending', 'sent')
    returning ${columns}`,
};

const findStatement: Statement = {
  name: 'find-payout',
  text: `select ${columns} from payouts p where p.id = $1`,
};

const listStatement: Statement = {
  name: 'list-payouts',
  text: `
    select ${columns} from payouts p
     where p.owner_key = $1 and ($2::timestamptz is null or (p.created_at, p.id) < ($2, $3))
     order by p.created_at desc, p.id desc limit $4`,
};

/** Orders about which the rail could not say for so often are for an operator to look at. */
const stuckAttempts = 5;

const countStuckStatement: Statement = {
  name: 'count-stuck-payouts',
  text: `
    select count(*)::int as stuck from payouts p
     where ${isHere('p.owner_key')} and status in ('pending', 'sent') and attempts >= ${stuckAttempts}`,
};

const listStuckStatement: Statement = {
  name: 'list-stuck-payouts',
  text: `
    select id, owner_key as "ownerKey", attempts, created_at as "parkedAt",
           coalesce(reason, 'The payment service has not settled it yet.') as reason,
           next_attempt_at as "nextAttemptAt"
      from payouts p
     where ${isHere('p.owner_key')} and status in ('pending', 'sent') and attempts >= ${stuckAttempts}
     order by created_at, id limit $1`,
};

export interface StuckPayout {
  readonly id: string;
  readonly ownerKey: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly nextAttemptAt: Date;
}

export async function countStuckPayouts(db: Queryable): Promise<number> {
  const [row] = await db.query<{ stuck: number }>(countStuckStatement);
  return row?.stuck ?? 0;
}

/** The oldest first. */
export function listStuckPayouts(db: Queryable, first: number): Promise<StuckPayout[]> {
  return db.query<StuckPayout>(listStuckStatement, [first]);
}

export async function insertPayout(
  db: Queryable,
  order: { id: string; performerKey: string; amountMinor: number; currency: string },
  at: Date | null,
): Promise<void> {
  const { id, performerKey, amountMinor, currency } = order;
  await db.query(insertStatement, [at, id, performerKey, amountMinor, currency]);
}

/** Up to `limit` orders that are due, or the one of this id if it is. */
export function claimPayouts(
  db: Queryable,
  claim: { limit: number; id: string | null; forMs: number },
  at: Date | null,
): Promise<PayoutRow[]> {
  return db.query<PayoutRow>(claimStatement, [at, claim.limit, claim.id, claim.forMs]);
}

/** The order as it is now, or null when somebody else went on with it. */
export async function settlePayout(
  db: Queryable,
  claimed: Pick<PayoutRow, 'id' | 'attempts'>,
  step: PayoutStep,
  at: Date | null,
): Promise<PayoutRow | null> {
  const { status, reference, reason, againInMs } = step;
  const values = [at, claimed.id, claimed.attempts, status, reference, reason, againInMs];
  const [row] = await db.query<PayoutRow>(settleStatement, values);
  return row ?? null;
}

export async function findPayout(db: Queryable, id: string): Promise<PayoutRow | null> {
  const [row] = await db.query<PayoutRow>(findStatement, [id]);
  return row ?? null;
}

/** Newest first. */
export function listPayouts(
  db: Queryable,
  performerKey: string,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<PayoutRow[]> {
  return db.query<PayoutRow>(listStatement, [
    performerKey,
    after?.at ?? null,
    after?.id ?? null,
    limit,
  ]);
}
