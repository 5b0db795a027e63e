import type { Queryable, Statement } from '@exchange/partitions';
import type { TaskInfo } from './types.ts';

const listStatement: Statement = {
  name: 'directory-task-info',
  text: `
    select type_id as "typeId", requester_key as "requesterKey", requester_name as "requesterName",
           partition_id as "partitionId", title, description, category, keywords,
           reward_minor as "rewardMinor", currency, time_allowed_seconds as "timeAllowedSeconds",
           auto_approval_seconds as "autoApprovalSeconds", criteria,
           available_slots as "availableSlots", open_tasks as "openTasks",
           total_tasks as "totalTasks", oldest_at as "oldestAt",
           earliest_deadline_at as "earliestDeadlineAt", published_at as "publishedAt"
      from task_info
     order by type_id`,
};

/**
 * Replaces what a partition said of the given types. The rows to delete and the rows to write are
 * different ones, so one statement may do both. Rows are written in id order, so that two statements
 * never wait for each other. A summary of an earlier moment that comes late changes nothing, and neither
 * does one of a partition that the requester has left.
 */
const publishStatement: Statement = {
  name: 'directory-publish-task-info',
  text: `
    with given as (
      select * from jsonb_to_recordset($3::jsonb) as g (
        "typeId" text, "requesterKey" text, "requesterName" text, title text, description text,
        category text, keywords text[], "rewardMinor" integer, currency text,
        "timeAllowedSeconds" integer, "autoApprovalSeconds" integer, criteria jsonb,
        "availableSlots" integer, "openTasks" integer, "totalTasks" integer, "oldestAt" timestamptz,
        "earliestDeadlineAt" timestamptz, "publishedAt" timestamptz)
    ),
    gone as (
      delete from task_info
       where partition_id = $1 and type_id = any($2::text[])
         and type_id not in (select "typeId" from given)
    )
    insert into task_info (
      type_id, requester_key, requester_name, partition_id, title, description, category, keywords,
      reward_minor, currency, time_allowed_seconds, auto_approval_seconds, criteria,
      available_slots, open_tasks, total_tasks, oldest_at, earliest_deadline_at, published_at)
    select "typeId", "requesterKey", "requesterName", $1, title, description, category,
           coalesce(keywords, '{}'), "rewardMinor", currency, "timeAllowedSeconds",
           "autoApprovalSeconds", criteria, "availableSlots", "openTasks", "totalTasks", "oldestAt",
           "earliestDeadlineAt", "publishedAt"
      from given g
     where not exists (
             select 1 from placements p
              where p.owner_key = g."requesterKey" and p.partition_id <> $1)
     order by "typeId"
    on conflict (type_id) do update set
      requester_name = excluded.requester_name, partition_id = excluded.partition_id,
      title = excluded.title, description = excluded.description, category = excluded.category,
      keywords = excluded.keywords, reward_minor = excluded.reward_minor,
      currency = excluded.currency, time_allowed_seconds = excluded.time_allowed_seconds,
      auto_approval_seconds = excluded.auto_approval_seconds, criteria = excluded.criteria,
      available_slots = excluded.available_slots, open_tasks = excluded.open_tasks,
      total_tasks = excluded.total_tasks,
      oldest_at = excluded.oldest_at, earliest_deadline_at = excluded.earliest_deadline_at,
      published_at = excluded.published_at
    where task_info.published_at <= excluded.published_at`,
};

export function readTaskInfo(database: Queryable): Promise<TaskInfo[]> {
  return database.query<TaskInfo>(listStatement);
}

export async function writeTaskInfo(
  database: Queryable,
  partitionId: string,
  typeIds: readonly string[],
  rows: readonly TaskInfo[],
): Promise<void> {
  const open = rows.filter((row) => row.openTasks > 0);
  await database.query(publishStatement, [partitionId, typeIds, JSON.stringify(open)]);
}
