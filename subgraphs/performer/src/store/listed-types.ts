import type { ListedType } from '@exchange/cluster';
import type { Queryable, Statement } from '@exchange/partitions';

const writeStatement: Statement = {
  name: 'write-listed-types',
  text: `
    insert into listed_types (group_id, type_id, partition_id, slots, listed_at, expires_at)
    select $4, l."typeId", $2, l.slots, coalesce($1::timestamptz, now()), l."expiresAt"
      from jsonb_to_recordset($3::jsonb) as l ("typeId" text, slots int, "expiresAt" timestamptz)
     order by l."typeId"
    on conflict (group_id, type_id) do update
       set partition_id = excluded.partition_id, slots = excluded.slots,
           listed_at = excluded.listed_at, expires_at = excluded.expires_at`,
};

/** What a requester partition said of its types to the repository of a group. */
export async function writeListed(
  db: Queryable,
  groupId: string,
  partitionId: string,
  listed: readonly ListedType[],
  at: Date | null,
): Promise<void> {
  if (listed.length === 0) return;
  await db.query(writeStatement, [at, partitionId, JSON.stringify(listed), groupId]);
}

const listStatement: Statement = {
  name: 'list-listed-types',
  text: `
    select type_id as "typeId", slots from listed_types
     where group_id = $2 and expires_at > coalesce($1::timestamptz, now())`,
};

/** Types that are shown by information alone, with the slots there were when it was given. */
export function listListed(
  db: Queryable,
  groupId: string,
  at: Date | null,
): Promise<{ typeId: string; slots: number }[]> {
  return db.query(listStatement, [at, groupId]);
}

const dropStatement: Statement = {
  name: 'drop-listed-types',
  text: `
    delete from listed_types
     where (group_id = $3 and type_id = any($2::text[])) or expires_at <= coalesce($1::timestamptz, now())
    returning slots`,
};

/** Takes these off the list, and what is too old to be shown. Returns the slots they stood for. */
export async function dropListed(
  db: Queryable,
  groupId: string,
  typeIds: readonly string[],
  at: Date | null,
): Promise<number> {
  const rows = await db.query<{ slots: number }>(dropStatement, [at, typeIds, groupId]);
  return rows.reduce((sum, { slots }) => sum + slots, 0);
}
