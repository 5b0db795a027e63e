import type { GrantKind } from '@exchange/kernel';
import type { Queryable, RequesterPartition, Statement, Tx } from '@exchange/partitions';

/** Slots by type. */
export type SlotsByType = Readonly<Record<string, number>>;

export interface PushOfferRow {
  readonly grantId: string;
  readonly holder: string;
  readonly kind: Exclude<GrantKind, 'temporary'>;
  readonly offered: SlotsByType;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Longer than an offer may take, so that none is repeated while it is under way. */
const claimSeconds = 20;

const addStatement: Statement = {
  name: 'requester-add-push-offer',
  text: `
    insert into push_offers (grant_id, holder, kind, offered, status, created_at, next_attempt_at)
    select $2, $3, $4, $5::jsonb, 'open', moment.at, moment.at + $6 * interval '1 second'
      from (select coalesce($1::timestamptz, now()) as at) as moment
    returning grant_id as "grantId", holder, kind, offered, attempts, created_at as "createdAt"`,
};

/** Records an offer in the transaction that grants what it offers: a crash loses neither. */
export async function addPushOffer(
  tx: Tx,
  offer: Pick<PushOfferRow, 'grantId' | 'holder' | 'kind' | 'offered'>,
): Promise<PushOfferRow> {
  const { grantId, holder, kind, offered } = offer;
  const values = [tx.clock.pinned(), grantId, holder, kind, JSON.stringify(offered), claimSeconds];
  const [row] = await tx.query<PushOfferRow>(addStatement, values);
  if (row === undefined) throw new Error('An insert gave no row.');
  return row;
}

const claimStatement: Statement = {
  name: 'requester-claim-push-offers',
  text: `
    update push_offers o
       set attempts = o.attempts + 1,
           next_attempt_at = coalesce($1::timestamptz, now()) + $2 * interval '1 second'
      from (select grant_id from push_offers
             where status = 'open' and next_attempt_at <= coalesce($1::timestamptz, now())
             order by next_attempt_at limit $3
               for update skip locked) as due
     where o.grant_id = due.grant_id
    returning o.grant_id as "grantId", o.holder, o.kind, o.offered, o.attempts,
              o.created_at as "createdAt"`,
};

/** Offers that nobody has answered; the claim ends by itself. */
export function claimPushOffers(
  partition: RequesterPartition,
  limit: number,
): Promise<PushOfferRow[]> {
  return partition.query(claimStatement, [partition.clock.pinned(), claimSeconds, limit]);
}

const endStatement: Statement = {
  name: 'requester-end-push-offer',
  text: `
    update push_offers
       set status = $3, taken = $4::jsonb, next_attempt_at = null,
           ended_at = coalesce($1::timestamptz, now())
     where grant_id = $2 and status = 'open'
    returning 1`,
};

/** False when it was ended before. */
export async function endPushOffer(
  db: Queryable,
  grantId: string,
  end: { readonly status: 'answered' | 'withdrawn' | 'lost'; readonly taken: SlotsByType | null },
  at: Date | null,
): Promise<boolean> {
  const taken = end.taken === null ? null : JSON.stringify(end.taken);
  return (await db.query(endStatement, [at, grantId, end.status, taken])).length === 1;
}

const recentStatement: Statement = {
  name: 'requester-list-recent-push-offers',
  text: `
    select holder, status, offered, coalesce(taken, '{}') as taken
      from push_offers
     where created_at > coalesce($1::timestamptz, now()) - $2 * interval '1 second'
        or status = 'open'`,
};

export interface RecentOffer {
  readonly holder: string;
  readonly status: 'open' | 'answered' | 'withdrawn' | 'lost';
  readonly offered: SlotsByType;
  readonly taken: SlotsByType;
}

/** What was offered in the last so many seconds, and what still waits for an answer. */
export function listRecentOffers(
  db: Queryable,
  withinSeconds: number,
  at: Date | null,
): Promise<RecentOffer[]> {
  return db.query(recentStatement, [at, withinSeconds]);
}

const purgeStatement: Statement = {
  name: 'requester-purge-push-offers',
  text: `
    delete from push_offers
     where status <> 'open'
       and created_at < coalesce($1::timestamptz, now()) - $2 * interval '1 second'`,
};

export async function purgePushOffers(
  partition: RequesterPartition,
  olderThanSeconds: number,
): Promise<void> {
  await partition.query(purgeStatement, [partition.clock.pinned(), olderThanSeconds]);
}
