import type { Queryable, Statement } from '@exchange/partitions';

export interface ChangedGrant {
  readonly qualificationId: string;
  readonly performerKey: string;
  readonly value: number;
  readonly status: 'granted' | 'revoked';
  readonly reason: string | null;
  readonly version: number;
  readonly grantedAt: Date;
  readonly changedAt: Date;
}

const columns = `
  g.qualification_id as "qualificationId", g.performer_key as "performerKey", g.value, g.status,
  g.reason, g.version, g.granted_at as "grantedAt", g.changed_at as "changedAt"`;

/**
 * Written in the order of performers, so that two lists for one qualification wait for each other in
 * one direction. A grant that says what is so already changes nothing and sends nothing.
 */
const grant: Statement = {
  name: 'requester-grant-qualifications',
  text: `
    insert into qualification_grants as g
           (qualification_id, performer_key, owner_key, value, status, source, reason, granted_at,
            changed_at)
    select $2, n.performer_key, $3, n.value, 'granted', $6, $7, moment.at, moment.at
      from unnest($4::text[], $5::int[]) as n (performer_key, value),
           date_trunc('milliseconds', coalesce($1::timestamptz, now())) as moment (at)
     order by n.performer_key
    on conflict (qualification_id, performer_key) do update
       set value = excluded.value, status = 'granted', source = excluded.source,
           reason = excluded.reason, version = g.version + 1, changed_at = excluded.changed_at,
           granted_at = case when g.status = 'granted' then g.granted_at else excluded.granted_at end
     where g.status <> 'granted' or g.value <> excluded.value
    returning ${columns}`,
};

const revoke: Statement = {
  name: 'requester-revoke-qualifications',
  text: `
    with held as (
      select performer_key from qualification_grants
       where qualification_id = $2 and performer_key = any($3::text[]) and status = 'granted'
       order by performer_key for update
    )
    update qualification_grants g
       set status = 'revoked', reason = $4, version = g.version + 1,
           changed_at = date_trunc('milliseconds', coalesce($1::timestamptz, now()))
      from held where g.qualification_id = $2 and g.performer_key = held.performer_key
    returning ${columns}`,
};

const find: Statement = {
  name: 'requester-find-grants',
  text: `
    select ${columns}
      from unnest($1::text[], $2::text[]) as n (qualification_id, performer_key)
      join qualification_grants g
        on g.qualification_id = n.qualification_id and g.performer_key = n.performer_key`,
};

export interface GrantList {
  readonly qualificationId: string;
  readonly ownerKey: string;
  readonly source: 'direct' | 'request' | 'automatic';
  readonly reason: string | null;
  readonly values: readonly { readonly performerKey: string; readonly value: number }[];
}

/** The grants that changed. */
export function grantRows(
  db: Queryable,
  list: GrantList,
  at: Date | null,
): Promise<ChangedGrant[]> {
  return db.query(grant, [
    at,
    list.qualificationId,
    list.ownerKey,
    list.values.map(({ performerKey }) => performerKey),
    list.values.map(({ value }) => value),
    list.source,
    list.reason,
  ]);
}

/** The grants that changed. */
export function revokeRows(
  db: Queryable,
  qualificationId: string,
  performerKeys: readonly string[],
  reason: string,
  at: Date | null,
): Promise<ChangedGrant[]> {
  return db.query(revoke, [at, qualificationId, performerKeys, reason]);
}

export function findGrants(
  db: Queryable,
  pairs: readonly { readonly qualificationId: string; readonly performerKey: string }[],
): Promise<ChangedGrant[]> {
  return db.query(find, [
    pairs.map(({ qualificationId }) => qualificationId),
    pairs.map(({ performerKey }) => performerKey),
  ]);
}
