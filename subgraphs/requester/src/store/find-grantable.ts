import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

export interface GrantableTask {
  readonly id: string;
  readonly ownerKey: string;
  readonly batchId: string;
  readonly typeId: string;
  readonly available: number;
  readonly priority: number;
  readonly input: Record<string, unknown>;
  readonly deadlineAt: Date | null;
}

const columns = `
  t.id, t.owner_key as "ownerKey", t.batch_id as "batchId", t.type_id as "typeId",
  t.available, t.priority, t.input, b.deadline_at as "deadlineAt"`;

/** Whether slots can be granted is for the batch to say too: its tasks follow it only after a while. */
const grantable = `
  t.status = 'open' and t.available > 0 and ${isHere('t.owner_key')}
  and b.status = 'open' and (b.deadline_at is null or b.deadline_at > coalesce($1::timestamptz, now()))
  and ($2::text is null or not exists (
    select 1 from submissions s where s.task_id = t.id and s.performer_key = $2))`;

const bestFirst = (of: string) => `${of}.priority desc, ${of}.created_at, ${of}."row", ${of}.id`;

/**
 * Walks the partial index `tasks_grantable` from its best end and stops at the limit, so the cost
 * does not grow with the number of open tasks. A task that another grant, a delivery or a return
 * holds at the moment is passed over: who asks takes the next one instead of waiting. Inputs may be large:
 * no more of them leave the database than there is room for.
 */
const ofType: Statement = {
  name: 'requester-find-grantable',
  text: `
    with picked as materialized (
      select ${columns}, t.created_at, t."row"
        from tasks t join batches b on b.id = t.batch_id
       where t.type_id = $3 and ${grantable} and t.id <> all($4::text[])
       order by ${bestFirst('t')}
       limit $5
         for update of t skip locked
    ), sized as (
      select p.*, row_number() over best_first as place,
             sum(octet_length(p.input::text)) over best_first as upto
        from picked p
      window best_first as (order by ${bestFirst('p')})
    )
    select id, "ownerKey", "batchId", "typeId", available, priority, input, "deadlineAt",
           (select count(*) from picked)::int as found
      from sized
     where upto <= $6 or place = 1
     order by place`,
};

/** One certain task is worth waiting for: the lock is held for milliseconds. */
const oneTask: Statement = {
  name: 'requester-find-grantable-task',
  text: `
    select ${columns}, 1 as found
      from tasks t join batches b on b.id = t.batch_id
     where t.id = $3 and t.type_id = $4 and ${grantable}
       for update of t`,
};

export interface GrantableFilter {
  readonly typeId: string;
  readonly taskId: string | null;
  readonly performerKey: string | null;
  readonly excludeTaskIds: readonly string[];
  readonly limit: number;
  /** Room for inputs; the first task comes whatever its size. */
  readonly bytes: number;
}

export interface GrantableTasks {
  readonly tasks: readonly GrantableTask[];
  /** Those with them that did not fit. */
  readonly found: number;
}

/** Locks up to `limit` tasks with a slot to grant, in the order in which they are offered. */
export async function findGrantable(tx: Tx, filter: GrantableFilter): Promise<GrantableTasks> {
  const { typeId, taskId, performerKey } = filter;
  const at = tx.clock.pinned();
  const rows = await (taskId === null
    ? tx.query<GrantableTask & { found: number }>(ofType, [
        ...[at, performerKey, typeId, filter.excludeTaskIds, filter.limit, filter.bytes],
      ])
    : tx.query<GrantableTask & { found: number }>(oneTask, [at, performerKey, taskId, typeId]));
  return { tasks: rows.map(({ found: _, ...task }) => task), found: rows[0]?.found ?? 0 };
}
