import type { Queryable, Statement } from '@exchange/partitions';

export interface QualificationChange {
  readonly ownerKey: string;
  readonly qualificationId: string;
  readonly requesterKey: string;
  readonly name: string;
  readonly value: number;
  readonly status: 'granted' | 'revoked';
  readonly reason: string | null;
  readonly version: number;
  readonly grantedAt: Date;
  readonly changedAt: Date;
}

/**
 * A later version replaces an earlier one, whichever came first. What is granted then ends the request
 * that waited for it. Rows in the order of their keys.
 */
const apply: Statement = {
  name: 'apply-qualifications',
  text: `
    insert into held_qualifications as h
           (owner_key, qualification_id, requester_key, name, value, status, reason, version,
            granted_at, changed_at, applied_at)
    select c."ownerKey", c."qualificationId", c."requesterKey", c.name, c.value, c.status, c.reason,
           c.version, c."grantedAt", c."changedAt", clock.at
      from jsonb_to_recordset($2::jsonb) as c (
             "ownerKey" text, "qualificationId" text, "requesterKey" text, name text, value int,
             status text, reason text, version int, "grantedAt" timestamptz,
             "changedAt" timestamptz),
           (select coalesce($1::timestamptz, clock_timestamp()) as at) as clock
     order by c."ownerKey", c."qualificationId"
    on conflict (owner_key, qualification_id) do update
       set name = excluded.name, value = excluded.value, status = excluded.status,
           reason = excluded.reason, version = excluded.version, granted_at = excluded.granted_at,
           changed_at = excluded.changed_at, applied_at = excluded.applied_at
     where h.version < excluded.version`,
};

const endRequests: Statement = {
  name: 'end-granted-requests',
  text: `
    update qualification_requests r
       set status = 'granted', reason = h.reason, ended_at = coalesce($1::timestamptz, now())
      from unnest($2::text[], $3::text[]) as c (owner_key, qualification_id)
      join held_qualifications h
        on h.owner_key = c.owner_key and h.qualification_id = c.qualification_id
     where r.owner_key = c.owner_key and r.qualification_id = c.qualification_id
       and r.status = 'open' and h.status = 'granted'`,
};

const list: Statement = {
  name: 'list-held-qualifications',
  text: `
    select qualification_id as "qualificationId", name, value, status, reason,
           granted_at as "grantedAt", changed_at as "changedAt"
      from held_qualifications where owner_key = $1
     order by changed_at desc, qualification_id limit 500`,
};

/** At most one change per performer and qualification. */
export async function applyQualifications(
  db: Queryable,
  changes: readonly QualificationChange[],
  at: Date | null,
): Promise<void> {
  if (changes.length === 0) return;
  await db.query(apply, [at, JSON.stringify(changes)]);
  await db.query(endRequests, [
    at,
    changes.map(({ ownerKey }) => ownerKey),
    changes.map(({ qualificationId }) => qualificationId),
  ]);
}

export interface HeldRow {
  readonly qualificationId: string;
  readonly name: string;
  readonly value: number;
  readonly status: string;
  readonly reason: string | null;
  readonly grantedAt: Date;
  readonly changedAt: Date;
}

export function listHeld(db: Queryable, ownerKey: string): Promise<HeldRow[]> {
  return db.query(list, [ownerKey]);
}
