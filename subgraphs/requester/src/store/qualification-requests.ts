import type { Queryable, Statement } from '@exchange/partitions';

export interface RequestRow {
  readonly id: string;
  readonly ownerKey: string;
  readonly qualificationId: string;
  readonly performerKey: string;
  readonly status: string;
  readonly requestedAt: Date;
  readonly answeredAt: Date | null;
}

const columns = `
  id, owner_key as "ownerKey", qualification_id as "qualificationId",
  performer_key as "performerKey", status, requested_at as "requestedAt",
  answered_at as "answeredAt"`;

/** A withdrawal that came first left a row with this id: then the request is over before it began. */
const insert: Statement = {
  name: 'requester-insert-request',
  text: `
    insert into qualification_requests
           (id, owner_key, qualification_id, performer_key, note, status, reason, requested_at,
            answered_at)
    values ($2, $3, $4, $5, $6, $7, $8, $9,
            case when $7 = 'open' then null else coalesce($1::timestamptz, now()) end)
    on conflict do nothing
    returning id`,
};

const answer: Statement = {
  name: 'requester-answer-requests',
  text: `
    with open as (
      select id from qualification_requests
       where owner_key = $2 and status = 'open' and id = any($3::text[])
       order by id for update
    )
    update qualification_requests r
       set status = $4, reason = $5, answered_at = coalesce($1::timestamptz, now())
      from open where r.id = open.id
    returning r.id, r.owner_key as "ownerKey", r.qualification_id as "qualificationId",
              r.performer_key as "performerKey", r.status, r.requested_at as "requestedAt",
              r.answered_at as "answeredAt"`,
};

const openOf: Statement = {
  name: 'requester-open-requests-of',
  text: `
    select ${columns} from qualification_requests
     where qualification_id = $1 and status = 'open'
       and ($2::text[] is null or performer_key = any($2::text[]))
     order by id`,
};

const lastOf: Statement = {
  name: 'requester-last-refusal',
  text: `
    select max(answered_at) as at from qualification_requests
     where qualification_id = $1 and performer_key = $2 and status = 'refused'`,
};

const find: Statement = {
  name: 'requester-find-requests',
  text: `select ${columns} from qualification_requests where id = any($1::text[])`,
};

/** False when a row with this id, or another open request for the same, is there already. */
export async function insertRequest(
  db: Queryable,
  request: Omit<RequestRow, 'answeredAt'> & { note: string; reason: string | null },
  at: Date | null,
): Promise<boolean> {
  const rows = await db.query(insert, [
    at,
    request.id,
    request.ownerKey,
    request.qualificationId,
    request.performerKey,
    request.note,
    request.status,
    request.reason,
    request.requestedAt,
  ]);
  return rows.length === 1;
}

/** Ends those of these requests that are open; returns them. */
export function answerRequestRows(
  db: Queryable,
  ownerKey: string,
  ids: readonly string[],
  outcome: { status: 'granted' | 'refused' | 'withdrawn'; reason: string | null },
  at: Date | null,
): Promise<RequestRow[]> {
  return db.query(answer, [at, ownerKey, ids, outcome.status, outcome.reason]);
}

/** Open requests for a qualification, of these performers or (null) of everybody. */
export function listOpenRequests(
  db: Queryable,
  qualificationId: string,
  performerKeys: readonly string[] | null,
): Promise<RequestRow[]> {
  return db.query(openOf, [qualificationId, performerKeys]);
}

export async function findLastRefusal(
  db: Queryable,
  qualificationId: string,
  performerKey: string,
): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(lastOf, [qualificationId, performerKey]);
  return row?.at ?? null;
}

export function findRequests(db: Queryable, ids: readonly string[]): Promise<RequestRow[]> {
  return db.query(find, [ids]);
}
