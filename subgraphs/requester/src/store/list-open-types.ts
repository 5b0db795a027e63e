import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';

/** By the partial index `batches_open`. */
const statement: Statement = {
  name: 'requester-list-open-types',
  text: `
    select distinct b.type_id as "typeId"
      from batches b
     where b.status = 'open' and b.slots_available > 0 and ${isHere('b.owner_key')}
       and (b.deadline_at is null or b.deadline_at > coalesce($1::timestamptz, now()))
     order by b.type_id
     limit $2`,
};

/** Types with slots to grant. */
export async function listOpenTypes(
  db: Queryable,
  limit: number,
  at: Date | null,
): Promise<string[]> {
  const rows = await db.query<{ typeId: string }>(statement, [at, limit]);
  return rows.map(({ typeId }) => typeId);
}
