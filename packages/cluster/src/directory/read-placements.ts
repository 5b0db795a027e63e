import type { Queryable, Statement } from '@exchange/partitions';
import type { Home } from './types.ts';

const placementsStatement: Statement = {
  name: 'directory-placements',
  text: `
    select owner_key as "ownerKey", account_id as "accountId", partition_id as "partitionId",
           state, epoch
      from placements
     where owner_key = any($1::text[])`,
};

export async function readPlacements(
  database: Queryable,
  ownerKeys: readonly string[],
): Promise<Map<string, Home>> {
  const rows = await database.query<Home>(placementsStatement, [ownerKeys]);
  return new Map(rows.map((home) => [home.ownerKey, home]));
}
