import type { Queryable, Statement } from '@exchange/partitions';

export interface DecidableAssignment {
  readonly id: string;
  readonly performerKey: string;
  readonly requesterKey: string;
  readonly rewardMinor: number;
  readonly currency: string;
}

/** None of these ever changes, so this needs no lock. */
const statement: Statement = {
  name: 'find-decidable',
  text: `
    select id, owner_key as "performerKey", requester_key as "requesterKey",
           reward_minor as "rewardMinor", currency
      from assignments where id = any($1::text[])`,
};

/** What a decision about these assignments has to agree with. */
export async function findDecidable(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DecidableAssignment>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<DecidableAssignment>(statement, [[...new Set(ids)]]);
  return new Map(rows.map((row) => [row.id, row]));
}
