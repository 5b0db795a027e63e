import type { Queryable, Statement, Tx } from '@exchange/partitions';
import { isHere } from '@exchange/partitions';

/** Channel that wakes the job which combines answers. */
export const combineChannel = 'combine_answers';

const leastRestSeconds = 5;
/** Estimating takes at most about one part in so many of the time, however fast answers come. */
const restShare = 20;
const longestRestSeconds = 600;
const retrySeconds = 60;
/** Who has not been heard of for so long is taken to be gone. */
const claimSeconds = 60;

const moment = 'coalesce($1::timestamptz, now())';

/**
 * Takes one batch whose combined answers are asked for, left behind by a process that is gone, or older than its
 * answers, once it has rested. Results that are shown stay until new ones are there.
 */
const claimStatement: Statement = {
  name: 'requester-claim-combining',
  text: `
    with due as (
      select c.batch_id from combined_batches c join batches b on b.id = c.batch_id
       where ${isHere('c.owner_key')} and c.status <> 'stopped' and b.published_at is not null
         and coalesce(c.claimed_until <= ${moment}, true)
         and (c.status in ('wanted', 'reading', 'combining', 'writing')
              or c.status = 'failed' and c.finished_at <= ${moment} - interval '${retrySeconds} seconds'
              or c.status = 'ready' and (c.seen_done, c.seen_rejected) <> (b.slots_done, b.rejected)
                 and c.finished_at + greatest(interval '${leastRestSeconds} seconds',
                       least(interval '${longestRestSeconds} seconds',
                         ${restShare} * (c.finished_at - c.started_at))) <= ${moment})
       order by c.status <> 'wanted', c.finished_at nulls first, c.batch_id
       limit 1
         for update of c skip locked
    )
    update combined_batches c
       set status = 'reading', problem = null, claim = $2,
           claimed_until = ${moment} + interval '${claimSeconds} seconds', started_at = ${moment},
           last_run = c.last_run + 1, done_count = 0,
           total_count = greatest(0, b.slots_done - b.rejected),
           seen_done = b.slots_done, seen_rejected = b.rejected
      from due join batches b on b.id = due.batch_id join task_types t on t.id = b.type_id
     where c.batch_id = due.batch_id
    returning c.batch_id as "batchId", c.owner_key as "ownerKey", c.last_run as run,
              c.run as shown, c.methods, c.total_count as total, b.tasks, t.form`,
};

/** Goes on only while the claim stands: a stop, or another process, has taken it away. */
const progressStatement: Statement = {
  name: 'requester-combining-progress',
  text: `
    update combined_batches
       set status = $4, done_count = $5, total_count = $6,
           claimed_until = ${moment} + interval '${claimSeconds} seconds'
     where batch_id = $2 and claim = $3
    returning 1`,
};

const finishStatement: Statement = {
  name: 'requester-combining-finish',
  text: `
    update combined_batches
       set status = 'ready', run = last_run, claim = null, claimed_until = null,
           finished_at = ${moment}, shown_at = ${moment}, shown_answers = $4, fields = $5::jsonb,
           extra_asked = 0
     where batch_id = $2 and claim = $3
    returning 1`,
};

const failStatement: Statement = {
  name: 'requester-combining-fail',
  text: `
    update combined_batches
       set status = 'failed', problem = $4, claim = null, claimed_until = null, finished_at = ${moment}
     where batch_id = $2 and claim = $3`,
};

export interface ClaimedCombining {
  readonly batchId: string;
  readonly ownerKey: string;
  readonly run: number;
  /** The results that are shown meanwhile. */
  readonly shown: number;
  readonly methods: Readonly<Record<string, string>>;
  /** Answers to read, about. */
  readonly total: number;
  readonly tasks: number;
  readonly form: unknown;
}

export async function claimCombining(
  db: Queryable,
  at: Date | null,
  claim: string,
): Promise<ClaimedCombining | null> {
  const [row] = await db.query<ClaimedCombining>(claimStatement, [at, claim]);
  return row ?? null;
}

interface Claim {
  readonly batchId: string;
  readonly claim: string;
}

/** False when the work is somebody else's by now, or nobody's. */
export async function keepCombining(
  tx: Queryable,
  at: Date | null,
  { batchId, claim }: Claim,
  progress: { step: 'reading' | 'combining' | 'writing'; done: number; total: number },
): Promise<boolean> {
  const { step, done, total } = progress;
  return (await tx.query(progressStatement, [at, batchId, claim, step, done, total])).length === 1;
}

export async function finishCombining(
  tx: Tx,
  { batchId, claim }: Claim,
  shown: { answers: number; fields: unknown },
): Promise<boolean> {
  const values = [tx.clock.pinned(), batchId, claim, shown.answers, JSON.stringify(shown.fields)];
  return (await tx.query(finishStatement, values)).length === 1;
}

export async function failCombining(
  db: Queryable,
  at: Date | null,
  { batchId, claim }: Claim,
  problem: string,
): Promise<void> {
  await db.query(failStatement, [at, batchId, claim, problem]);
}
