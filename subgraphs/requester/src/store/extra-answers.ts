import { isDeepStrictEqual } from 'node:util';
import type { OwnerKey } from '@exchange/kernel';
import { isHere } from '@exchange/partitions';
import type { Queryable, Statement, Tx } from '@exchange/partitions';
import type { ExtraRules } from '../domain/check-extra-answers.ts';

/** What is said about it stays: how much was asked for counts against a new budget too. */
const saveStatement: Statement = {
  name: 'requester-save-extra-answers',
  text: `
    with awaiting as (update batches set awaits_extra = true where id = $1)
    insert into extra_answers (batch_id, owner_key, most, confidence, field, budget_minor)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (batch_id) do update
       set most = excluded.most, confidence = excluded.confidence, field = excluded.field,
           budget_minor = excluded.budget_minor, status = 'waiting', decided_run = 0`,
};

const removeStatement: Statement = {
  name: 'requester-remove-extra-answers',
  text: `
    with settled as (update batches set awaits_extra = false where id = $1)
    delete from extra_answers where batch_id = $1`,
};

/** Batches with results that nothing was decided by yet, or that lacked money. */
const findText = `
    select e.batch_id as "batchId", e.owner_key as "ownerKey", e.most, e.confidence, e.field,
           e.budget_minor as "budgetMinor", e.asked, e.asked_minor as "askedMinor", e.status,
           c.run, c.fields, c.extra_asked as "askedByRun",
           (c.seen_done, c.seen_rejected) = (b.slots_done, b.rejected) as "isCurrent",
           b.tasks, t.reward_minor as "rewardMinor"
      from extra_answers e join combined_batches c on c.batch_id = e.batch_id
      join batches b on b.id = e.batch_id join task_types t on t.id = b.type_id
     where e.decided_run < c.run and b.status = 'open' and b.tasks_status = 'open'
       and b.roll_row is null and ${isHere('e.owner_key')}`;

const findStatement: Statement = {
  name: 'requester-find-extra-answers',
  text: `${findText} and not e.batch_id = any($1::text[]) order by e.batch_id limit 1`,
};

const againStatement: Statement = {
  name: 'requester-find-extra-answers-again',
  text: `${findText} and e.batch_id = $1`,
};

/**
 * Tasks with a field below the confidence, of which nothing is on its way and whose answers are those that the
 * results were made of. The least sure first.
 */
const candidatesStatement: Statement = {
  name: 'requester-list-unsure-tasks',
  text: `
    with unsure as (
      select "row", min(confidence) as confidence, max(answers) as answers from combined_answers
       where batch_id = $1 and run = $2 and field = any($3::int[]) and confidence < $4
       group by "row"
    )
    select t.id, t.wanted - t.cancelled as answers, u.confidence
      from unsure u join tasks t on t.batch_id = $1 and t."row" = u."row"
     where t.status = 'open' and t.available = 0 and t.leased = 0 and t.wanted - t.cancelled < $5
       and u.answers = (select count(*) from submissions s
                         where s.task_id = t.id and not s.surplus and s.status <> 'rejected')
     order by u.confidence, t."row"
     limit $6`,
};

const unsureStatement: Statement = {
  name: 'requester-count-unsure-tasks',
  text: `
    select count(distinct "row") as count from combined_answers
     where batch_id = $1 and run = $2 and field = any($3::int[]) and confidence < $4`,
};

/** One more slot for each that still has none on its way. */
const addStatement: Statement = {
  name: 'requester-add-extra-slots',
  text: `
    with held as (
      select id from tasks where id = any($1::text[]) and status = 'open'
         and available = 0 and leased = 0 and wanted - cancelled < $2
       order by id for update
    )
    update tasks t set wanted = t.wanted + 1, available = 1 from held where t.id = held.id
    returning t.id`,
};

const askedStatement: Statement = {
  name: 'requester-note-extra-asked',
  text: `
    with awaiting as (update batches set awaits_extra = true where id = $1),
    counted as (update combined_batches set extra_asked = extra_asked + $2
                 where batch_id = $1 and run = $4)
    update extra_answers set asked = asked + $2, asked_minor = asked_minor + $3, status = 'asked'
     where batch_id = $1`,
};

const decidedStatement: Statement = {
  name: 'requester-note-extra-decided',
  text: `
    with settled as (update batches set awaits_extra = not $5 where id = $1)
    update extra_answers set status = $3, unsure = $4, decided_run = $2 where batch_id = $1`,
};

export interface FoundExtra {
  readonly batchId: string;
  readonly ownerKey: OwnerKey;
  readonly most: number;
  readonly confidence: number;
  readonly field: string | null;
  readonly budgetMinor: number;
  readonly asked: number;
  readonly askedMinor: number;
  readonly status: string;
  readonly run: number;
  readonly fields: readonly { readonly name: string }[];
  /** Slots that were added by these results. */
  readonly askedByRun: number;
  /** No answer came, or was rejected, since the results were begun. */
  readonly isCurrent: boolean;
  readonly tasks: number;
  readonly rewardMinor: number;
}

export async function saveExtra(
  tx: Tx,
  batch: { id: string; ownerKey: OwnerKey },
  { most, confidence, field, budgetMinor }: ExtraRules,
): Promise<void> {
  await tx.query(saveStatement, [batch.id, batch.ownerKey, most, confidence, field, budgetMinor]);
}

export async function removeExtra(tx: Tx, batchId: string): Promise<void> {
  await tx.query(removeStatement, [batchId]);
}

export async function findExtra(
  db: Queryable,
  resting: readonly string[],
): Promise<FoundExtra | null> {
  const [row] = await db.query<FoundExtra>(findStatement, [resting]);
  return row ?? null;
}

/** Whether all is as it was found. For who holds the batch: its rules stay like this from then on. */
export async function isAsFound(tx: Tx, extra: FoundExtra): Promise<boolean> {
  const [now] = await tx.query<FoundExtra>(againStatement, [extra.batchId]);
  return isDeepStrictEqual(now, extra);
}

/** Answers given or on their way, and the confidence of the least sure field. */
export interface UnsureTask {
  readonly id: string;
  readonly answers: number;
  readonly confidence: number;
}

export function listUnsure(
  db: Queryable,
  extra: FoundExtra,
  fields: readonly number[],
  limit: number,
): Promise<UnsureTask[]> {
  const { batchId, run, confidence, most } = extra;
  return db.query(candidatesStatement, [batchId, run, fields, confidence, most, limit]);
}

export async function countUnsure(
  db: Queryable,
  { batchId, run, confidence }: FoundExtra,
  fields: readonly number[],
): Promise<number> {
  const [row] = await db.query<{ count: number }>(unsureStatement, [
    ...[batchId, run, fields, confidence],
  ]);
  return row?.count ?? 0;
}

export async function addExtraSlots(
  tx: Tx,
  taskIds: readonly string[],
  most: number,
): Promise<number> {
  return (await tx.query(addStatement, [taskIds, most])).length;
}

export async function noteAsked(
  tx: Tx,
  { batchId, run }: FoundExtra,
  asked: number,
  amountMinor: number,
): Promise<void> {
  await tx.query(askedStatement, [batchId, asked, amountMinor, run]);
}

/** @param settled nothing will be asked for unless more answers come or are rejected. */
export async function noteDecided(
  tx: Tx,
  extra: FoundExtra,
  decided: { status: string; unsure: number; settled: boolean },
): Promise<void> {
  const { status, unsure, settled } = decided;
  await tx.query(decidedStatement, [extra.batchId, extra.run, status, unsure, settled]);
}
