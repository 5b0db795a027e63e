import type { Statement, Tx } from '@exchange/partitions';

/** Most calls find the flag set and write nothing. */
const statement: Statement = {
  name: 'requester-mark-types-dirty',
  text: `
    with held as (
      select id from task_types where id = any($1::text[]) and not info_dirty order by id for update
    )
    update task_types t set info_dirty = true from held where t.id = held.id`,
};

/** The available work of these types changed: the next publishing of summaries takes them in. */
export async function markTypesDirty(tx: Tx, typeIds: readonly string[]): Promise<void> {
  if (typeIds.length > 0) await tx.query(statement, [[...new Set(typeIds)]]);
}
