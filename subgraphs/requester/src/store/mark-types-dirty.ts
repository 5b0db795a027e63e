import type { Statement, Tx } from '@exchange/partitions';

/**
 * Most calls find the flag set and write nothing, so nobody waits for who marks the same type. Whoever
 * takes the flag off meanwhile does not see this change yet: see `takeDirtyTypes`.
 */
const statement: Statement = {
  name: 'requester-mark-types-dirty',
  text: `
    with held as (
      select id from task_types where id = any($1::text[]) and not info_dirty order by id for update
    )
    update task_types t set info_dirty = true from held where t.id = held.id`,
};

/**
 * The available work of these types changed: the next publishing of summaries takes them in. Call it
 * after the change is written, in its transaction.
 */
export async function markTypesDirty(tx: Tx, typeIds: readonly string[]): Promise<void> {
  if (typeIds.length > 0) await tx.query(statement, [[...new Set(typeIds)]]);
}
