import type { Directory, Statement } from '@exchange/partitions';

const homesStatement: Statement = {
  name: 'directory-find-homes',
  text: `
    select owner_key as "ownerKey", partition_id as "partitionId"
      from placements where owner_key = any($1::text[])`,
};

/** The partition of each user; those who do not exist are missing. */
export async function findHomes(
  database: Directory,
  ownerKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ ownerKey: string; partitionId: string }>(homesStatement, [
    ownerKeys,
  ]);
  return new Map(rows.map((row) => [row.ownerKey, row.partitionId]));
}
