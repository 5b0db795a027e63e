import type { Queryable, Statement } from '@exchange/partitions';

/** By the partial index `leases_active_type`. */
const statement: Statement = {
  name: 'requester-read-held',
  text: `
    select type_id as "typeId", holder, sum(outstanding)::int as slots
      from leases
     where status = 'active' and type_id = any($1::text[]) and kind <> 'temporary'
     group by type_id, holder`,
};

export interface HeldSlots {
  readonly typeId: string;
  readonly holder: string;
  /** Neither used nor given back. */
  readonly slots: number;
}

/** What performer partitions have of these types. */
export function readHeld(db: Queryable, typeIds: readonly string[]): Promise<HeldSlots[]> {
  return db.query(statement, [typeIds]);
}

const tasks: Statement = {
  name: 'requester-list-held-tasks',
  text: `
    select distinct task_id as "taskId" from leases
     where status = 'active' and type_id = $1 and holder = $2
     limit 1000`,
};

/** Up to a thousand tasks of a type that a holder has already: others suit its group better. */
export async function listHeldTasks(
  db: Queryable,
  typeId: string,
  holder: string,
): Promise<string[]> {
  const rows = await db.query<{ taskId: string }>(tasks, [typeId, holder]);
  return rows.map(({ taskId }) => taskId);
}
