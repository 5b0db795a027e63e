import type { Queryable, Statement } from '@exchange/partitions';

/** A lease never changes its holder, so this needs no lock. */
const statement: Statement = {
  name: 'requester-find-holders',
  text: `select id, holder from leases where id = any($1::text[])`,
};

/** Performer partitions by the leases they were granted; leases that are unknown are left out. */
export async function findHolders(
  db: Queryable,
  leaseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (leaseIds.length === 0) return new Map();
  const rows = await db.query<{ id: string; holder: string }>(statement, [[...new Set(leaseIds)]]);
  return new Map(rows.map(({ id, holder }) => [id, holder]));
}
