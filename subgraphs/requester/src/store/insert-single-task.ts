import type { Statement, Tx } from '@exchange/partitions';

const findStatement: Statement = {
  name: 'requester-find-request',
  text: `
    select id, request_hash as "requestHash" from batches where owner_key = $1 and request_key = $2`,
};

/** The type is locked first, so that its terms cannot change between reading and using them. */
const typeStatement: Statement = {
  name: 'requester-lock-type-for-use',
  text: `
    update task_types set locked_at = coalesce(locked_at, $3::timestamptz, now()), info_dirty = true
     where id = $1 and owner_key = $2 and archived_at is null
    returning reward_minor as "rewardMinor", currency`,
};

const insertStatement: Statement = {
  name: 'requester-insert-single-task',
  text: `
    with moment as (select coalesce($1::timestamptz, now()) as at),
    batch as (
      insert into batches (id, owner_key, type_id, name, status, assignments_wanted, deadline_at,
                           columns, request_key, request_hash, rows_received, tasks, tasks_published,
                           tasks_available, tasks_status, slots_wanted, slots_available,
                           reserved_minor, created_at, published_at)
      select $2, $3, $4, $5, 'open', $6, $7::timestamptz, $8::text[], $9, $13, 1, 1, 1, 1, 'open',
             $6, $6, $10, at, at
        from moment
      on conflict (owner_key, request_key) do nothing
      returning id
    )
    insert into tasks (id, owner_key, batch_id, type_id, "row", input, status, wanted, available,
                       created_at)
    select $11, $3, batch.id, $4, 2, $12::jsonb, 'open', $6, $6, at from batch, moment
    returning id`,
};

export interface SingleTask {
  readonly batchId: string;
  readonly taskId: string;
  readonly ownerKey: string;
  readonly typeId: string;
  readonly name: string;
  readonly assignmentsWanted: number;
  readonly deadlineAt: Date | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly requestKey: string;
  readonly requestHash: string;
  readonly reservedMinor: number;
}

export interface EarlierRequest {
  /** Id of the batch. */
  readonly id: string;
  /** Null for one that was made before requests were remembered. */
  readonly requestHash: string | null;
}

/** The batch that an earlier call with this key made. */
export async function findRequest(
  tx: Tx,
  ownerKey: string,
  requestKey: string,
): Promise<EarlierRequest | null> {
  const [row] = await tx.query<EarlierRequest>(findStatement, [ownerKey, requestKey]);
  return row ?? null;
}

/** The price as it will stay from now on; null when the type was put away meanwhile. */
export async function lockTypeForUse(
  tx: Tx,
  typeId: string,
  ownerKey: string,
): Promise<{ rewardMinor: number; currency: string } | null> {
  const [row] = await tx.query<{ rewardMinor: number; currency: string }>(typeStatement, [
    typeId,
    ownerKey,
    tx.clock.pinned(),
  ]);
  return row ?? null;
}

/** False when a call with the same key was faster. */
export async function insertSingleTask(tx: Tx, task: SingleTask): Promise<boolean> {
  const rows = await tx.query(insertStatement, [
    tx.clock.pinned(),
    task.batchId,
    task.ownerKey,
    task.typeId,
    task.name,
    task.assignmentsWanted,
    task.deadlineAt,
    Object.keys(task.input),
    task.requestKey,
    task.reservedMinor,
    task.taskId,
    JSON.stringify(task.input),
    task.requestHash,
  ]);
  return rows.length === 1;
}
