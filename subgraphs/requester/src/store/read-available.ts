import type { Queryable, Statement } from '@exchange/partitions';

/** From the counters of the batches: no task is counted. */
const statement: Statement = {
  name: 'requester-read-available',
  text: `
    select b.type_id as "typeId", sum(b.slots_available)::int as slots
      from batches b
     where b.type_id = any($1::text[]) and b.status = 'open'
       and (b.deadline_at is null or b.deadline_at > coalesce($2::timestamptz, now()))
     group by b.type_id`,
};

/** Slots that can be granted now, by type. */
export async function readAvailable(
  db: Queryable,
  typeIds: readonly string[],
  at: Date | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ typeId: string; slots: number }>(statement, [typeIds, at]);
  return new Map(rows.map(({ typeId, slots }) => [typeId, slots]));
}
