import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeServices } from '@exchange/cluster';
import { requireInterface } from '@exchange/interfaces';
import type { RequesterPartition } from '@exchange/partitions';
import {
  openCombineThread,
  type CombineThread,
  type ReadyField,
} from '../combining/combine-thread.ts';
import { mostAnswersHere, openCombineHere } from '../combining/combine-here.ts';
import type { PickedMethod } from '../combining/methods.ts';
import { planFields } from '../combining/plan-fields.ts';
import type { FieldReport } from '../combining/types.ts';
import {
  claimCombining,
  failCombining,
  finishCombining,
  keepCombining,
  type ClaimedCombining,
} from '../store/combining-claims.ts';
import {
  insertCombined,
  insertCombinedPerformers,
  tidyCombined,
} from '../store/combined-results.ts';
import { listAnswered } from '../store/list-answered.ts';
import { ChangedTopics } from './changed-topics.ts';

const answersPerPage = 4_000;
const rowsPerChunk = 5_000;
const performersPerChunk = 5_000;
/** How long a step waits for the thread before others have their turn. */
const patienceMs = 250;

/** One at a time on a node: each uses a processor for itself, and memory for all of its answers. */
export interface CombineTurn {
  taken: boolean;
}

export interface Combiner {
  /** One step; 0 when there is nothing to do. */
  run(): Promise<number>;
  /** Gives up what is under way: another process, or a later one, begins it anew. */
  stop(): Promise<void>;
}

type Step =
  | { readonly at: 'reading'; readonly afterRow: number }
  | { readonly at: 'combining'; readonly next: Promise<ReadyField | null> }
  | { readonly at: 'writing'; readonly field: ReadyField; readonly from: number }
  | { readonly at: 'tidying'; readonly shown: number };

interface Work {
  readonly of: ClaimedCombining;
  readonly claim: string;
  readonly thread: CombineThread;
  readonly fields: FieldReport[];
  answers: number;
  step: Step;
}

/** The work was stopped, asked for anew, or taken over: what is done of it is not wanted. */
class CombiningOvertaken extends Error {}

/**
 * Combines the answers of batches, one after another: reads them page by page, has a thread estimate, and writes
 * what comes out in chunks. Each call is a short step, so that a stop takes effect and nothing holds up the end of
 * the process; where it was is in memory, and after a crash the batch begins anew. What is shown changes in one
 * moment, when everything of a run is there.
 */
export function createCombiner(
  { directory }: Pick<NodeServices, 'directory'>,
  partition: RequesterPartition,
  turn: CombineTurn,
): Combiner {
  let work: Work | null = null;

  async function run(): Promise<number> {
    work ??= await begin();
    if (work === null) return 0;
    const { batchId, ownerKey } = work.of;
    try {
      const next = await takeStep(partition, work);
      if (next === null) await end();
      else work.step = next;
    } catch (error) {
      const failed = work;
      await end();
      if (error instanceof CombiningOvertaken) return 1;
      const problem = 'Combining failed. It is tried again in a minute.';
      await failCombining(
        partition,
        partition.clock.pinned(),
        { batchId, claim: failed.claim },
        problem,
      );
      throw error;
    } finally {
      const topics = new ChangedTopics();
      topics.add(ownerKey, `batch:${batchId}`);
      topics.tell(directory);
    }
    return 1;
  }

  async function begin(): Promise<Work | null> {
    if (turn.taken) return null;
    turn.taken = true;
    try {
      const claim = randomUUID();
      const of = await claimCombining(partition, partition.clock.pinned(), claim);
      if (of !== null) return open(of, claim);
      turn.taken = false;
      return null;
    } catch (error) {
      turn.taken = false;
      throw error;
    }
  }

  async function end(): Promise<void> {
    const ended = work;
    work = null;
    turn.taken = false;
    await ended?.thread.close();
  }

  return {
    run,
    async stop() {
      if (work !== null) await end();
    },
  };
}

function open(of: ClaimedCombining, claim: string): Work {
  const plan = planFields(requireInterface(of.form));
  const thread = of.total <= mostAnswersHere ? openCombineHere(plan) : openCombineThread(plan);
  return { of, claim, thread, fields: [], answers: 0, step: { at: 'reading', afterRow: 0 } };
}

/** The step after this one, null after the last. */
function takeStep(partition: RequesterPartition, work: Work): Promise<Step | null> {
  const { step } = work;
  switch (step.at) {
    case 'reading':
      return read(partition, work, step.afterRow);
    case 'combining':
      return combine(partition, work, step.next);
    case 'writing':
      return write(partition, work, step.field, step.from);
    case 'tidying':
      return tidy(partition, work, step.shown);
  }
}

async function read(partition: RequesterPartition, work: Work, afterRow: number): Promise<Step> {
  const { batchId, total, tasks } = work.of;
  const perTask = Math.max(1, total / Math.max(1, tasks));
  const limit = Math.max(20, Math.min(1_000, Math.floor(answersPerPage / perTask)));
  const page = await listAnswered(partition, batchId, { afterRow, limit });
  if (page.lastRow === null) {
    await keep(partition, work, 'combining', 0, 0);
    return { at: 'combining', next: nextOf(work) };
  }
  await work.thread.add(page.tasks);
  work.answers += page.answers;
  await keep(partition, work, 'reading', work.answers, Math.max(total, work.answers));
  return { at: 'reading', afterRow: page.lastRow };
}

async function combine(
  partition: RequesterPartition,
  work: Work,
  next: Promise<ReadyField | null>,
): Promise<Step> {
  const field = await Promise.race([next, pause(patienceMs, 'not yet' as const)]);
  if (field === 'not yet') {
    await keep(partition, work, 'combining', work.fields.length, 0);
    return { at: 'combining', next };
  }
  if (field === null) return finish(partition, work);
  const place = { batchId: work.of.batchId, run: work.of.run, field: work.fields.length };
  for (let from = 0; from < field.performers.length; from += performersPerChunk) {
    const chunk = field.performers.slice(from, from + performersPerChunk);
    await partition.transact(async (tx) => {
      await keepIn(tx, work, 'writing', 0, field.rows);
      await insertCombinedPerformers(tx, place, chunk);
    });
  }
  work.fields.push(field.report);
  return { at: 'writing', field, from: 0 };
}

async function write(
  partition: RequesterPartition,
  work: Work,
  field: ReadyField,
  from: number,
): Promise<Step> {
  const rows = await work.thread.rows(from, rowsPerChunk);
  const to = from + rows.length;
  const place = { batchId: work.of.batchId, run: work.of.run, field: work.fields.length - 1 };
  await partition.transact(async (tx) => {
    await keepIn(tx, work, 'writing', to, field.rows);
    await insertCombined(tx, place, rows);
  });
  if (to < field.rows) return { at: 'writing', field, from: to };
  return { at: 'combining', next: nextOf(work) };
}

async function finish(partition: RequesterPartition, work: Work): Promise<Step> {
  const { batchId, run } = work.of;
  const shown = { answers: work.answers, fields: work.fields };
  const stands = await partition.transact((tx) =>
    finishCombining(tx, { batchId, claim: work.claim }, shown),
  );
  if (!stands) throw new CombiningOvertaken();
  return { at: 'tidying', shown: run };
}

async function tidy(
  partition: RequesterPartition,
  work: Work,
  shown: number,
): Promise<Step | null> {
  const more = await tidyCombined(partition, work.of.batchId, shown, rowsPerChunk);
  return more ? { at: 'tidying', shown } : null;
}

/** Asked of the thread now and awaited in steps: a failure is met there, and must not be unhandled until then. */
function nextOf({ thread, of }: Work): Promise<ReadyField | null> {
  const next = thread.next(of.methods as Readonly<Record<string, PickedMethod>>);
  next.catch(() => undefined);
  return next;
}

function keep(
  partition: RequesterPartition,
  work: Work,
  ...progress: ['reading' | 'combining' | 'writing', number, number]
): Promise<void> {
  return partition.transact((tx) => keepIn(tx, work, ...progress));
}

async function keepIn(
  tx: Parameters<Parameters<RequesterPartition['transact']>[0]>[0],
  { of: { batchId }, claim }: Work,
  step: 'reading' | 'combining' | 'writing',
  done: number,
  total: number,
): Promise<void> {
  const kept = await keepCombining(
    tx,
    tx.clock.pinned(),
    { batchId, claim },
    { step, done, total },
  );
  if (!kept) throw new CombiningOvertaken();
}
