import type { Queryable, Statement } from '@exchange/partitions';

export interface SentRequest {
  readonly id: string;
  readonly qualificationId: string;
  readonly requesterKey: string;
  readonly note: string;
  readonly status: string;
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
  readonly retryAt: Date | null;
}

const columns = `
  r.id, r.qualification_id as "qualificationId", r.requester_key as "requesterKey", r.note,
  r.status, r.reason, r.requested_at as "requestedAt", r.ended_at as "endedAt",
  r.retry_at as "retryAt"`;

/** The row of the performer is the lock: what is held and asked for is judged as it is then. */
const look: Statement = {
  name: 'look-before-request',
  text: `
    with me as (select owner_key from performers where owner_key = $2 for update)
    select exists (select 1 from held_qualifications h
                    where h.owner_key = me.owner_key and h.qualification_id = $3
                      and h.status = 'granted') as "held",
           (select count(*) from qualification_requests r
             where r.owner_key = me.owner_key and r.status = 'open')::int as "open",
           exists (select 1 from qualification_requests r
                    where r.owner_key = me.owner_key and r.qualification_id = $3
                      and r.status = 'open') as "asked",
           (select max(r.retry_at) from qualification_requests r
             where r.owner_key = me.owner_key and r.qualification_id = $3
               and r.status = 'refused' and r.retry_at > coalesce($1::timestamptz, now()))
             as "retryAt"
      from me`,
};

const insert: Statement = {
  name: 'insert-request',
  text: `
    insert into qualification_requests as r
           (id, owner_key, qualification_id, requester_key, note, status, requested_at)
    values ($2, $3, $4, $5, $6, 'open',
            date_trunc('milliseconds', coalesce($1::timestamptz, now())))
    returning ${columns}`,
};

const withdraw: Statement = {
  name: 'withdraw-request',
  text: `
    update qualification_requests r
       set status = 'withdrawn',
           ended_at = date_trunc('milliseconds', coalesce($1::timestamptz, now()))
     where r.id = $2 and r.owner_key = $3 and r.status = 'open'
    returning ${columns}`,
};

const refuse: Statement = {
  name: 'refuse-requests',
  text: `
    update qualification_requests r
       set status = 'refused', reason = c.reason, ended_at = c."refusedAt", retry_at = c."retryAt"
      from jsonb_to_recordset($1::jsonb) as c (
             "requestId" text, "ownerKey" text, "qualificationId" text, reason text,
             "refusedAt" timestamptz, "retryAt" timestamptz)
     where r.id = c."requestId" and r.owner_key = c."ownerKey"
       and r.qualification_id = c."qualificationId" and r.status = 'open'`,
};

const find: Statement = {
  name: 'find-request',
  text: `select ${columns} from qualification_requests r where r.id = $1 and r.owner_key = $2`,
};

const list: Statement = {
  name: 'list-requests',
  text: `
    select ${columns} from qualification_requests r where r.owner_key = $1
     order by r.requested_at desc, r.id limit 200`,
};

export interface BeforeRequest {
  readonly held: boolean;
  readonly open: number;
  readonly asked: boolean;
  readonly retryAt: Date | null;
}

export async function lookBeforeRequest(
  db: Queryable,
  ownerKey: string,
  qualificationId: string,
  at: Date | null,
): Promise<BeforeRequest | null> {
  const [row] = await db.query<BeforeRequest>(look, [at, ownerKey, qualificationId]);
  return row ?? null;
}

export async function insertRequest(
  db: Queryable,
  request: Pick<SentRequest, 'id' | 'qualificationId' | 'requesterKey' | 'note'> & {
    ownerKey: string;
  },
  at: Date | null,
): Promise<SentRequest> {
  const { id, ownerKey, qualificationId, requesterKey, note } = request;
  const values = [at, id, ownerKey, qualificationId, requesterKey, note];
  const [row] = await db.query<SentRequest>(insert, values);
  if (row === undefined) throw new Error('insert-request always gives a row.');
  return row;
}

/** Null when it is not open (any more). */
export async function withdrawRequest(
  db: Queryable,
  id: string,
  ownerKey: string,
  at: Date | null,
): Promise<SentRequest | null> {
  const [row] = await db.query<SentRequest>(withdraw, [at, id, ownerKey]);
  return row ?? null;
}

export interface Refusal {
  readonly requestId: string;
  readonly ownerKey: string;
  readonly qualificationId: string;
  readonly reason: string;
  readonly refusedAt: Date;
  readonly retryAt: Date | null;
}

export async function refuseRequests(db: Queryable, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length > 0) await db.query(refuse, [JSON.stringify(refusals)]);
}

export async function findRequest(
  db: Queryable,
  id: string,
  ownerKey: string,
): Promise<SentRequest | null> {
  const [row] = await db.query<SentRequest>(find, [id, ownerKey]);
  return row ?? null;
}

export function listSentRequests(db: Queryable, ownerKey: string): Promise<SentRequest[]> {
  return db.query(list, [ownerKey]);
}
