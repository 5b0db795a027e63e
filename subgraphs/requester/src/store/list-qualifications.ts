import type { Queryable, Statement } from '@exchange/partitions';
import type { BlockRow } from './performer-blocks.ts';
import type { TimedId } from './list-pages.ts';

type After = readonly (string | number)[];

const types: Statement = {
  name: 'requester-list-qualifications',
  text: `
    select id, created_at as at from qualification_types
     where owner_key = $1 and (created_at, id) < ($2::timestamptz, $3)
       and (retired_at is not null) = $5
     order by created_at desc, id desc limit $4`,
};

const grants: Statement = {
  name: 'requester-list-grants',
  text: `
    select performer_key as "performerKey", value, status, source, reason,
           granted_at as "grantedAt", changed_at as "changedAt"
      from qualification_grants
     where qualification_id = $1 and status = $5
       and (changed_at, performer_key) < ($2::timestamptz, $3)
     order by changed_at desc, performer_key desc limit $4`,
};

const requests: Statement = {
  name: 'requester-list-requests',
  text: `
    select id, qualification_id as "qualificationId", performer_key as "performerKey", note, status,
           reason, requested_at as "requestedAt", answered_at as "answeredAt"
      from qualification_requests
     where owner_key = $1 and status = $5 and (requested_at, id) > ($2::timestamptz, $3)
     order by requested_at, id limit $4`,
};

const blocks: Statement = {
  name: 'requester-list-blocks',
  text: `
    select performer_key as "performerKey", active, reason, version, changed_at as "changedAt"
      from performer_blocks
     where owner_key = $1 and active and (changed_at, performer_key) < ($2::timestamptz, $3)
     order by changed_at desc, performer_key desc limit $4`,
};

const counts: Statement = {
  name: 'requester-count-holders',
  text: `
    select t.id,
           (select count(*) from qualification_grants g
             where g.qualification_id = t.id and g.status = 'granted')::int as holders,
           (select count(*) from qualification_requests r
             where r.qualification_id = t.id and r.status = 'open')::int as "openRequests"
      from qualification_types t where t.id = any($1::text[])`,
};

export interface ListedGrant {
  readonly performerKey: string;
  readonly value: number;
  readonly status: string;
  readonly source: string;
  readonly reason: string | null;
  readonly grantedAt: Date;
  readonly changedAt: Date;
}

export interface ListedRequest {
  readonly id: string;
  readonly qualificationId: string;
  readonly performerKey: string;
  readonly note: string;
  readonly status: string;
  readonly reason: string | null;
  readonly requestedAt: Date;
  readonly answeredAt: Date | null;
}

interface Page {
  readonly after: After;
  readonly limit: number;
}

export function listQualificationTypes(
  db: Queryable,
  ownerKey: string,
  page: Page & { retired: boolean },
): Promise<TimedId[]> {
  return db.query(types, [ownerKey, ...page.after, page.limit, page.retired]);
}

export function listGrants(
  db: Queryable,
  qualificationId: string,
  page: Page & { status: string },
): Promise<ListedGrant[]> {
  return db.query(grants, [qualificationId, ...page.after, page.limit, page.status]);
}

export function listRequests(
  db: Queryable,
  ownerKey: string,
  page: Page & { status: string },
): Promise<ListedRequest[]> {
  return db.query(requests, [ownerKey, ...page.after, page.limit, page.status]);
}

export function listBlocks(db: Queryable, ownerKey: string, page: Page): Promise<BlockRow[]> {
  return db.query(blocks, [ownerKey, ...page.after, page.limit]);
}

export interface HolderCount {
  readonly id: string;
  readonly holders: number;
  readonly openRequests: number;
}

export function countHolders(db: Queryable, ids: readonly string[]): Promise<HolderCount[]> {
  return db.query(counts, [ids]);
}
