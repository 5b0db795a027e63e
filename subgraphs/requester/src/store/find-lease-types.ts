import type { Queryable, Statement } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-find-lease-types',
  text: 'select distinct type_id as "typeId" from leases where id = any($1::text[])',
};

export async function findLeaseTypes(
  db: Queryable,
  leaseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (leaseIds.length === 0) return new Set();
  const rows = await db.query<{ typeId: string }>(statement, [leaseIds]);
  return new Set(rows.map(({ typeId }) => typeId));
}
