import type { Queryable, Statement } from '@exchange/partitions';

/** From the counters of the batches: no lease is read. */
const statement: Statement = {
  name: 'requester-read-lent-out',
  text: `
    select t.id as "typeId", t.category
      from batches b join task_types t on t.id = b.type_id
     where b.status = 'open' and b.roll_row is null
       and (b.deadline_at is null or b.deadline_at > coalesce($1::timestamptz, now()))
     group by t.id
    having sum(b.slots_available) = 0 and sum(b.slots_leased) > 0
     order by sum(b.slots_leased) desc, t.id
     limit $2`,
};

export interface LentOutType {
  readonly typeId: string;
  readonly category: string;
}

/** Types of which nothing is left to be granted, while groups hold slots: those with most first. */
export function readLentOut(db: Queryable, limit: number, at: Date | null): Promise<LentOutType[]> {
  return db.query(statement, [at, limit]);
}
