import type { Queryable, Statement } from '@exchange/partitions';

/** Walks the partial index `stock_deadline`: what is due later, or never, is not read. */
const statement: Statement = {
  name: 'read-due-stock',
  text: `
    select type_id as "typeId", deadline_at as "deadlineAt", sum(free)::int as slots
      from stock_items
     where free > 0 and deadline_at is not null and group_id = $3
       and deadline_at > coalesce($1::timestamptz, now())
       and deadline_at < coalesce($1::timestamptz, now()) + $2 * interval '1 second'
     group by type_id, deadline_at`,
};

export interface DueStock {
  readonly typeId: string;
  readonly deadlineAt: Date;
  readonly slots: number;
}

/** Free slots that lie here and are due within so many seconds, by type and deadline. */
export function readDueStock(
  db: Queryable,
  groupId: string,
  withinSeconds: number,
  at: Date | null,
): Promise<DueStock[]> {
  return db.query(statement, [at, withinSeconds, groupId]);
}
