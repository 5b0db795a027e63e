import type { Queryable, Statement } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-find-returned',
  text: 'select distinct type_id as "typeId", holder from leases where id = any($1::text[])',
};

/** A type of which a holder gave something back. */
export interface Returned {
  readonly typeId: string;
  readonly holder: string;
}

/** Who gave back what, by the leases that it lay on. */
export async function findReturned(
  db: Queryable,
  leaseIds: readonly string[],
): Promise<readonly Returned[]> {
  return leaseIds.length === 0 ? [] : db.query<Returned>(statement, [leaseIds]);
}
