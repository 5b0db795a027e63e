import type { Queryable, Statement } from '@exchange/partitions';

export interface BlockChange {
  readonly ownerKey: string;
  readonly requesterKey: string;
  readonly requesterName: string;
  readonly active: boolean;
  readonly reason: string;
  readonly version: number;
  readonly changedAt: Date;
}

/** A later version replaces an earlier one, whichever came first. */
const apply: Statement = {
  name: 'apply-blocks',
  text: `
    insert into requester_blocks as b
           (owner_key, requester_key, requester_name, active, reason, version, changed_at, applied_at)
    select c."ownerKey", c."requesterKey", c."requesterName", c.active, c.reason, c.version,
           c."changedAt", clock.at
      from jsonb_to_recordset($2::jsonb) as c (
             "ownerKey" text, "requesterKey" text, "requesterName" text, active boolean,
             reason text, version int, "changedAt" timestamptz),
           (select coalesce($1::timestamptz, clock_timestamp()) as at) as clock
     order by c."ownerKey", c."requesterKey"
    on conflict (owner_key, requester_key) do update
       set requester_name = excluded.requester_name, active = excluded.active,
           reason = excluded.reason, version = excluded.version, changed_at = excluded.changed_at,
           applied_at = excluded.applied_at
     where b.version < excluded.version`,
};

const list: Statement = {
  name: 'list-requester-blocks',
  text: `
    select requester_key as "requesterKey", requester_name as "requesterName", reason,
           changed_at as "changedAt"
      from requester_blocks where owner_key = $1 and active
     order by changed_at desc, requester_key limit 500`,
};

/** At most one change per performer and requester. */
export async function applyBlocks(
  db: Queryable,
  changes: readonly BlockChange[],
  at: Date | null,
): Promise<void> {
  if (changes.length > 0) await db.query(apply, [at, JSON.stringify(changes)]);
}

export interface ListedBlock {
  readonly requesterKey: string;
  readonly requesterName: string;
  readonly reason: string;
  readonly changedAt: Date;
}

export function listRequesterBlocks(db: Queryable, ownerKey: string): Promise<ListedBlock[]> {
  return db.query(list, [ownerKey]);
}
