import { isHere, type Queryable, type Statement, type Tx } from '@exchange/partitions';

/**
 * SQL: whether the owner is in the group that a parameter names. Where a partition has one group, which
 * has the empty name, everybody is, whatever was written of them elsewhere.
 */
export function isOf(parameter: string, owner: string): string {
  return `(${parameter}::text = '' or exists (
    select 1 from performers m where m.owner_key = ${owner} and m.group_id = ${parameter}::text))`;
}

const groupOf: Statement = {
  name: 'find-group',
  text: `select group_id as "groupId" from performers where owner_key = $1`,
};

/** Null when the performer does not live here. */
export async function findGroup(db: Queryable, ownerKey: string): Promise<string | null> {
  const [row] = await db.query<{ groupId: string }>(groupOf, [ownerKey]);
  return row?.groupId ?? null;
}

export interface UngroupedRow {
  readonly ownerKey: string;
  readonly preferences: unknown;
  /** Of the last four weeks, by category. */
  readonly accepted: Readonly<Record<string, number>> | null;
}

/** In the order of accepts, which lock performers by key. */
function factsOf(which: string, limit = ''): string {
  return `
    select p.owner_key as "ownerKey", p.preferences,
           (select jsonb_object_agg(d.category, d.accepted)
              from (select category, sum(accepted) as accepted from type_activity a
                     where a.owner_key = p.owner_key and a.day > (now() at time zone 'UTC')::date - 28
                     group by category) d) as "accepted"
      from performers p
     where ${which} and ${isHere('p.owner_key')}
     order by p.owner_key ${limit}
       for update of p`;
}

const ungrouped: Statement = {
  name: 'list-ungrouped',
  text: factsOf('p.group_id <> all($1::text[])', 'limit $2'),
};
const named: Statement = {
  name: 'find-ungrouped',
  text: factsOf('p.owner_key = any($1::text[])'),
};

/** Performers who live here and are in none of these groups, held. */
export function listUngrouped(
  db: Tx,
  groupIds: readonly string[],
  limit: number,
): Promise<UngroupedRow[]> {
  return db.query(ungrouped, [groupIds, limit]);
}

/** What decides the groups of these performers, who are held. */
export function findUngrouped(db: Tx, ownerKeys: readonly string[]): Promise<UngroupedRow[]> {
  return db.query(named, [ownerKeys]);
}

const set: Statement = {
  name: 'set-groups',
  text: `
    update performers p set group_id = g.group_id
      from unnest($1::text[], $2::text[]) as g (owner_key, group_id)
     where p.owner_key = g.owner_key and p.group_id <> g.group_id`,
};

/** The caller holds the rows. */
export async function setGroups(
  tx: Tx,
  groups: readonly { readonly ownerKey: string; readonly groupId: string }[],
): Promise<void> {
  if (groups.length === 0) return;
  await tx.query(set, [
    groups.map(({ ownerKey }) => ownerKey),
    groups.map(({ groupId }) => groupId),
  ]);
}
