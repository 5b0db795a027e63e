import { isHere, livesHere } from '@exchange/partitions';
import type { Queryable, RequesterPartition, Statement } from '@exchange/partitions';

const takeStatement: Statement = {
  name: 'requester-take-dirty-types',
  text: `
    update task_types set info_dirty = false
     where id in (select id from task_types t where info_dirty and ${isHere('t.owner_key')} order by id limit $1
                     for update skip locked)
    returning id`,
};

const writersStatement: Statement = {
  name: 'requester-list-writers',
  text: `
    select pg_current_xact_id()::text as newest, pg_snapshot_xmin(pg_current_snapshot())::text as oldest`,
};

const publishedStatement: Statement = {
  name: 'requester-list-published-types',
  text: `
    select id from task_types t where locked_at is not null and ${livesHere('t.owner_key')}`,
};

/** From the counters of the batches: no task is counted. */
const summariseStatement: Statement = {
  name: 'requester-summarise-types',
  text: `
    select t.id as "typeId", t.owner_key as "requesterKey", r.display_name as "requesterName",
           t.title, t.description, t.category, t.keywords, t.reward_minor as "rewardMinor",
           t.currency, t.time_allowed_seconds as "timeAllowedSeconds",
           t.auto_approval_seconds as "autoApprovalSeconds", t.criteria,
           open.slots as "availableSlots", open.tasks as "openTasks",
           ever.tasks as "totalTasks", open.oldest as "oldestAt",
           open.deadline as "earliestDeadlineAt"
      from task_types t
      join requesters r on r.owner_key = t.owner_key
      cross join lateral (
        select coalesce(sum(b.slots_available), 0)::int as slots,
               coalesce(sum(b.tasks_available), 0)::int as tasks,
               min(b.published_at) as oldest, min(b.deadline_at) as deadline
          from batches b
         where b.type_id = t.id and b.status = 'open' and b.slots_available > 0
           and (b.deadline_at is null or b.deadline_at > coalesce($2::timestamptz, now()))
      ) as open
      cross join lateral (
        select coalesce(sum(b.tasks_published), 0)::int as tasks
          from batches b where b.type_id = t.id
      ) as ever
     where t.id = any($1::text[])`,
};

export interface TypeSummary {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly requesterName: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly currency: string;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly criteria: Readonly<Record<string, unknown>>;
  readonly availableSlots: number;
  readonly openTasks: number;
  readonly totalTasks: number;
  readonly oldestAt: Date | null;
  readonly earliestDeadlineAt: Date | null;
}

/**
 * Takes the marks off up to `limit` types. A transaction that is under way and found the mark set may
 * have counted on it: its change is not in a summary read now. Read one again when every writer up to
 * the newest of `listWriters` has ended.
 */
export async function takeDirtyTypes(
  partition: RequesterPartition,
  limit: number,
): Promise<string[]> {
  const rows = await partition.query<{ id: string }>(takeStatement, [limit]);
  return rows.map((row) => row.id);
}

/** Numbers of the transactions that write: none beyond `newest` has begun, all before `oldest` ended. */
export interface Writers {
  readonly newest: bigint;
  readonly oldest: bigint;
}

export async function listWriters(partition: RequesterPartition): Promise<Writers> {
  const [row] = await partition.query<{ newest: string; oldest: string }>(writersStatement);
  return { newest: BigInt(row?.newest ?? 0), oldest: BigInt(row?.oldest ?? 0) };
}

/** All of which anything can have been published. */
export async function listPublishedTypes(partition: RequesterPartition): Promise<string[]> {
  const rows = await partition.query<{ id: string }>(publishedStatement);
  return rows.map((row) => row.id);
}

export function summariseTypes(
  db: Queryable,
  typeIds: readonly string[],
  at: Date | null,
): Promise<TypeSummary[]> {
  return db.query(summariseStatement, [typeIds, at]);
}
