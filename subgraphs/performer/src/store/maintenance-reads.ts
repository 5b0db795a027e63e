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
       and ${isHere('p.owner_key')}
     order by p.last_active_at desc
     limit $3`,
};

export interface RecentPerformer {
  readonly ownerKey: string;
  readonly preferences: unknown;
  readonly lastActiveAt: Date;
  readonly inHand: number;
}

/** Active in the last `withinSeconds`, the latest first. */
export function listRecentPerformers(
  db: Queryable,
  withinSeconds: number,
  limit: number,
  at: Date | null,
): Promise<RecentPerformer[]> {
  return db.query(recent, [at, withinSeconds, limit]);
}

const stock: Statement = {
  name: 'read-stock-counts',
  text: `
    select k.type_id as "typeId", k.title, k.category, k.requester_key as "requesterKey", k.keywords,
           k.reward_minor as "rewardMinor", k.time_allowed_seconds as "timeAllowedSeconds", k.criteria,
           k.stock_slots as "free", coalesce(h.in_hand, 0)::int as "inHand"
      from known_types k
      left join (select type_id, sum(in_hand) as in_hand from stock_items
                  where in_hand > 0 group by type_id) h on h.type_id = k.type_id
     where k.stock_slots > 0 or h.in_hand > 0`,
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

/** What lies in stock and what is in hand, by type. */
export function readStockCounts(db: Queryable): Promise<StockCount[]> {
  return db.query(stock);
}

const doable: Statement = {
  name: 'read-doable-stock',
  text: `
    select s.type_id as "typeId", sum(s.free)::int as "free"
      from stock_items s
     where s.free > 0
       and exists (
         select 1 from unnest($1::text[]) as g (owner_key)
          where not exists (
            select 1 from assignments a where ${ofTask('g.owner_key', 's.task_id')}))
     group by s.type_id`,
};

/**
 * Free slots in stock, by type, whose task at least one of these performers has never had. Each slot
 * mostly ends its search at the first performer: `assignments_of_task` answers.
 */
export async function readDoableStock(
  db: Queryable,
  ownerKeys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ typeId: string; free: number }>(doable, [ownerKeys]);
  return new Map(rows.map(({ typeId, free }) => [typeId, free]));
}

const taskIds: Statement = {
  name: 'list-stock-tasks',
  text: `
    select s.type_id as "typeId", s.task_id as "taskId"
      from unnest($1::text[]) as t (type_id)
     cross join lateral (
       select type_id, task_id from stock_items s
        where s.type_id = t.type_id and s.free > 0
        order by s.priority desc, s.deadline_at, s.lease_id limit 1000) s`,
};

/** Up to a thousand tasks in stock for each of these types. */
export async function listStockTasks(
  db: Queryable,
  typeIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.query<{ typeId: string; taskId: string }>(taskIds, [typeIds]);
  const byType = new Map<string, string[]>();
  for (const { typeId, taskId } of rows) {
    const list = byType.get(typeId);
    if (list === undefined) byType.set(typeId, [taskId]);
    else list.push(taskId);
  }
  return byType;
}
