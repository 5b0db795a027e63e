import type { Queryable, Statement } from '@exchange/partitions';
import type { Home } from './types.ts';

/** As long as a message of a former home may be under way: an outbox is not older. */
const formerDays = 7;

const placementsStatement: Statement = {
  name: 'directory-placements',
  text: `
    select owner_key as "ownerKey", account_id as "accountId", partition_id as "partitionId",
           state, epoch,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'partitionId', home ->> 'partitionId',
                     'untilMs', (home ->> 'leftAtMs')::bigint + ${formerDays} * 86400000::bigint
                   )), '[]')
              from jsonb_array_elements(formers) as home) as formers
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
