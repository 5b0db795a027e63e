import { isHere } from '@exchange/partitions';
import type { Queryable, Statement } from '@exchange/partitions';
import { ofTask } from './assignments-of-task.ts';

const recent: Statement = {
  name: 'list-recent-performers',
  text: `
    select p.owner_key as "ownerKey", p.preferences, p.last_active_at as "lastActiveAt",
           p.in_hand as "inHand"
      from performers p
     where p.last_active_at > coalesce($1::timestamptz, now()) - $2 * interval '1 second'
       and ($4::text = '' or p.group_id = $4) and ${isHere('p.owner_key')}
     order by p.last_active_at desc
     limit $3`,
};

export interface RecentPerformer {
  readonly ownerKey: string;
  readonly preferences: unknown;
  readonly lastActiveAt: Date;
  readonly inHand: number;
}

/** Those of a group who were active in the last `withinSeconds`, the latest first. */
export function listRecentPerformers(
  db: Queryable,
  groupId: string,
  withinSeconds: number,
  limit: number,
  at: Date | null,
): Promise<RecentPerformer[]> {
  return db.query(recent, [at, withinSeconds, limit, groupId]);
}

const stock: Statement = {
  name: 'read-stock-counts',
  text: `
    select k.type_id as "typeId", k.title, k.category, k.requester_key as "requesterKey", k.keywords,
           k.reward_minor as "rewardMinor", k.time_allowed_seconds as "timeAllowedSeconds", k.criteria,
           coalesce(l.slots, 0)::int as "free", coalesce(h.in_hand, 0)::int as "inHand"
      from (select type_id, slots from stock_levels where group_id = $1 and slots > 0) l
      full join (select type_id, sum(in_hand) as in_hand from stock_items
                  where group_id = $1 and in_hand > 0 group by type_id) h on h.type_id = l.type_id
      join known_types k on k.type_id = coalesce(l.type_id, h.type_id)`,
};

export interface StockCount {
  readonly typeId: string;
  readonly title: string;
  readonly category: string;
  readonly requesterKey: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  readonly criteria: unknown;
  readonly free: number;
  readonly inHand: number;
}

/** What lies in the stock of a group and what is in hand of it, by type. */
export function readStockCounts(db: Queryable, groupId: string): Promise<StockCount[]> {
  return db.query(stock, [groupId]);
}

const doable: Statement = {
  name: 'read-doable-stock',
  text: `
    select s.type_id as "typeId", sum(s.free)::int as "free"
      from stock_items s
     where s.free > 0 and s.group_id = $2
       and (s.task_id <> all($3::text[])
            or exists (
              select 1 from unnest($1::text[]) as g (owner_key)
               where not exists (
                 select 1 from assignments a where ${ofTask('g.owner_key', 's.task_id')})))
     group by s.type_id`,
};

/**
 * Free slots in stock, by type, whose task at least one of these performers has never had, or that is not
 * among `barred`. Each slot mostly ends its search at the first performer: `assignments_of_task` answers.
 */
export async function readDoableStock(
  db: Queryable,
  groupId: string,
  ownerKeys: readonly string[],
  barred: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ typeId: string; free: number }>(doable, [
    ...[ownerKeys, groupId, barred],
  ]);
  return new Map(rows.map(({ typeId, free }) => [typeId, free]));
}

const heldByAll: Statement = {
  name: 'list-held-by-all',
  text: `
    select t.task_id as "taskId"
      from unnest($1::text[]) as t (task_id)
     where not exists (
       select 1 from unnest($2::text[]) as g (owner_key)
        where not exists (
          select 1 from assignments a where ${ofTask('g.owner_key', 't.task_id')}))`,
};

/** Those of these tasks that each of these performers had. */
export async function listHeldByAll(
  db: Queryable,
  tasks: readonly string[],
  ownerKeys: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.query<{ taskId: string }>(heldByAll, [tasks, ownerKeys]);
  return rows.map(({ taskId }) => taskId);
}

const taskIds: Statement = {
  name: 'list-stock-tasks',
  text: `
    select s.type_id as "typeId", s.task_id as "taskId"
      from unnest($1::text[]) as t (type_id)
     cross join lateral (
       select type_id, task_id from stock_items s
        where s.group_id = $2 and s.type_id = t.type_id and s.free > 0
        order by s.priority desc, s.deadline_at, s.lease_id limit 1000) s`,
};

/** Up to a thousand tasks in the stock of a group for each of these types. */
export async function listStockTasks(
  db: Queryable,
  groupId: string,
  typeIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.query<{ typeId: string; taskId: string }>(taskIds, [typeIds, groupId]);
  const byType = new Map<string, string[]>();
  for (const { typeId, taskId } of rows) {
    const list = byType.get(typeId);
    if (list === undefined) byType.set(typeId, [taskId]);
    else list.push(taskId);
  }
  return byType;
}
