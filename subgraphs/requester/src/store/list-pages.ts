import type { Queryable, Statement } from '@exchange/partitions';

/** Position of a row in a list by time: keyset paging on (time, id), which an index serves. */
export interface TimedId {
  readonly id: string;
  readonly at: Date;
}

type After = readonly (string | number)[];

const types: Statement = {
  name: 'requester-list-types',
  text: `
    select id, created_at as at from task_types
     where owner_key = $1 and (created_at, id) < ($2::timestamptz, $3)
       and (archived_at is not null) = $5
     order by created_at desc, id desc limit $4`,
};

/** A draft that was discarded is a cancelled batch that was never published: it is in no list. */
const batches: Statement = {
  name: 'requester-list-batches',
  text: `
    select id, created_at as at from batches
     where owner_key = $1 and (created_at, id) < ($2::timestamptz, $3)
       and (status <> 'cancelled' or published_at is not null)
       and ($5::text[] is null or status = any($5::text[]))
     order by created_at desc, id desc limit $4`,
};

/** One walk of the index per status, since they lie apart in it; at most three. */
function submissionsBy(name: string, owner: string): Statement {
  return {
    name: `requester-list-submissions-${name}`,
    text: `
      select s.id, s.submitted_at as at
        from unnest($5::text[]) as wanted (status) cross join lateral (
          select id, submitted_at from submissions
           where ${owner} = $1 and status = wanted.status
             and (submitted_at, id) > ($2::timestamptz, $3)
           order by submitted_at, id limit $4
        ) as s
       order by s.submitted_at, s.id limit $4`,
  };
}
const submissionsOfOwner = submissionsBy('owner', 'owner_key');
const submissionsOfBatch = submissionsBy('batch', 'batch_id');

/** Walks the index of (owner, performer, time) backwards. */
const submissionsOfPerformer: Statement = {
  name: 'requester-list-submissions-performer',
  text: `
    select id, submitted_at as at from submissions
     where owner_key = $1 and performer_key = $5
       and (submitted_at, id) < ($2::timestamptz, $3)
     order by submitted_at desc, id desc limit $4`,
};

const tasks: Statement = {
  name: 'requester-list-tasks',
  text: `
    select id, "row" from tasks
     where batch_id = $1 and "row" > $2 order by "row" limit $3`,
};

/** A task that stands for many equal rows may have very many: the first thousand of each. */
const submissionsOfTasks: Statement = {
  name: 'requester-list-submissions-of-tasks',
  text: `
    select s.task_id as "taskId", s.id
      from unnest($1::text[]) as wanted (id) cross join lateral (
        select task_id, id, submitted_at from submissions where task_id = wanted.id
         order by submitted_at, id limit 1000
      ) as s
     order by s.submitted_at, s.id`,
};

const rowErrors: Statement = {
  name: 'requester-list-row-errors',
  text: `
    select id, line, "column", message from batch_row_errors
     where batch_id = $1 and (line, id) > ($2::int, $3::bigint) order by line, id limit $4`,
};

const transfers: Statement = {
  name: 'requester-list-transfers',
  text: `
    select t.id, t.kind, t.reference, t.created_at as at, coalesce(b.id, s.batch_id) as "batchId",
           coalesce((select sum(e.amount) from ledger_entries e
              where e.transfer_id = t.id and e.account_id = $1 || ':available'), 0) as available,
           coalesce((select sum(e.amount) from ledger_entries e
              where e.transfer_id = t.id and e.account_id = $1 || ':escrow'), 0) as escrow
      from ledger_transfers t
      left join batches b on b.id = t.reference
      left join submissions s on s.id = t.reference
     where t.owner_key = $1 and (t.created_at, t.id) < ($2::timestamptz, $3)
     order by t.created_at desc, t.id desc limit $4`,
};

/** Before the newest, for lists that begin with it. */
export const newestFirst = ['infinity', ''] as const;
/** Before the oldest, for lists that begin with it. */
export const oldestFirst = ['1970-01-01T00:00:00.000Z', ''] as const;

export function listTypes(
  db: Queryable,
  ownerKey: string,
  page: { after: After; limit: number; archived: boolean },
): Promise<TimedId[]> {
  return db.query(types, [ownerKey, ...page.after, page.limit, page.archived]);
}

export function listBatches(
  db: Queryable,
  ownerKey: string,
  page: { after: After; limit: number; statuses: readonly string[] | null },
): Promise<TimedId[]> {
  return db.query(batches, [ownerKey, ...page.after, page.limit, page.statuses]);
}

export function listSubmissions(
  db: Queryable,
  of: { ownerKey: string } | { batchId: string },
  page: { after: After; limit: number; statuses: readonly string[] },
): Promise<TimedId[]> {
  const byBatch = 'batchId' in of;
  const key = byBatch ? of.batchId : of.ownerKey;
  const values = [key, ...page.after, page.limit, page.statuses];
  return db.query(byBatch ? submissionsOfBatch : submissionsOfOwner, values);
}

export function listSubmissionsOfPerformer(
  db: Queryable,
  of: { ownerKey: string; performerKey: string },
  page: { after: After; limit: number },
): Promise<TimedId[]> {
  const values = [of.ownerKey, ...page.after, page.limit, of.performerKey];
  return db.query(submissionsOfPerformer, values);
}

export function listTasks(
  db: Queryable,
  batchId: string,
  page: { after: After; limit: number },
): Promise<{ id: string; row: number }[]> {
  return db.query(tasks, [batchId, ...page.after, page.limit]);
}

export function listSubmissionsOfTasks(
  db: Queryable,
  taskIds: readonly string[],
): Promise<{ taskId: string; id: string }[]> {
  return db.query(submissionsOfTasks, [taskIds]);
}

export interface ListedRowError {
  readonly id: number;
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

export function listRowErrors(
  db: Queryable,
  batchId: string,
  page: { after: After; limit: number },
): Promise<ListedRowError[]> {
  return db.query(rowErrors, [batchId, ...page.after, page.limit]);
}

export interface ListedTransfer extends TimedId {
  readonly kind: string;
  readonly reference: string | null;
  readonly batchId: string | null;
  readonly available: number;
  readonly escrow: number;
}

export function listTransfers(
  db: Queryable,
  ownerKey: string,
  page: { after: After; limit: number },
): Promise<ListedTransfer[]> {
  return db.query(transfers, [ownerKey, ...page.after, page.limit]);
}
