import type { Queryable, Statement } from '@exchange/partitions';

export interface BlockRow {
  readonly performerKey: string;
  readonly active: boolean;
  readonly reason: string;
  readonly version: number;
  readonly changedAt: Date;
}

const columns = `
  performer_key as "performerKey", active, reason, version, changed_at as "changedAt"`;

/** Says the same again without a new version; a new reason is a change. */
const block: Statement = {
  name: 'requester-block-performer',
  text: `
    insert into performer_blocks as b (owner_key, performer_key, active, reason, changed_at)
    values ($2, $3, true, $4, date_trunc('milliseconds', coalesce($1::timestamptz, now())))
    on conflict (owner_key, performer_key) do update
       set active = true, reason = excluded.reason, version = b.version + 1,
           changed_at = excluded.changed_at
     where not b.active or b.reason <> excluded.reason
    returning ${columns}`,
};

const lift: Statement = {
  name: 'requester-unblock-performer',
  text: `
    update performer_blocks
       set active = false, version = version + 1,
           changed_at = date_trunc('milliseconds', coalesce($1::timestamptz, now()))
     where owner_key = $2 and performer_key = $3 and active
    returning ${columns}`,
};

const find: Statement = {
  name: 'requester-find-block',
  text: `select ${columns} from performer_blocks where owner_key = $1 and performer_key = $2`,
};

const blockers: Statement = {
  name: 'requester-list-blockers',
  text: 'select owner_key as "ownerKey" from performer_blocks where performer_key = $1 and active',
};

/** The block when this changed it. */
export async function blockRow(
  db: Queryable,
  ownerKey: string,
  performerKey: string,
  reason: string,
  at: Date | null,
): Promise<BlockRow | null> {
  const [row] = await db.query<BlockRow>(block, [at, ownerKey, performerKey, reason]);
  return row ?? null;
}

/** The block when this changed it. */
export async function liftBlockRow(
  db: Queryable,
  ownerKey: string,
  performerKey: string,
  at: Date | null,
): Promise<BlockRow | null> {
  const [row] = await db.query<BlockRow>(lift, [at, ownerKey, performerKey]);
  return row ?? null;
}

export async function findBlockRow(
  db: Queryable,
  ownerKey: string,
  performerKey: string,
): Promise<BlockRow | null> {
  const [row] = await db.query<BlockRow>(find, [ownerKey, performerKey]);
  return row ?? null;
}

/** Requesters of this partition who give the performer no work. */
export async function listBlockers(
  db: Queryable,
  performerKey: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ ownerKey: string }>(blockers, [performerKey]);
  return new Set(rows.map((row) => row.ownerKey));
}

const requesterName: Statement = {
  name: 'requester-name',
  text: 'select display_name as "name" from requesters where owner_key = $1',
};

export async function readRequesterName(db: Queryable, ownerKey: string): Promise<string> {
  const [row] = await db.query<{ name: string }>(requesterName, [ownerKey]);
  return row?.name ?? '';
}
