import { planAnswers } from '@exchange/answers';
import type { NodeServices } from '@exchange/cluster';
import { costFor } from '@exchange/kernel';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { changeBatches } from '../store/change-batches.ts';
import {
  addExtraSlots,
  countUnsure,
  findExtra,
  isAsFound,
  listUnsure,
  noteAsked,
  noteDecided,
  type FoundExtra,
  type UnsureTask,
} from '../store/extra-answers.ts';
import { holdBatch, type HeldBatch } from '../store/hold-batch.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { BatchChanges } from './batch-changes.ts';
import { ChangedTopics } from './changed-topics.ts';
import { reserveMoney } from './reserve-money.ts';

const tasksPerStep = 2_000;
/** Part of the tasks that are asked about at once at most, so that what comes of it is learned before the rest. */
const shareAtOnce = 0.25;
const leastAtOnce = 100;
/** A requester without money is looked at again after this. */
const moneyRestMs = 30_000;

/** How a step ended: slots were added, or why none were. */
type Outcome = 'asked' | 'sure' | 'most' | 'budget' | 'money' | 'overtaken';

/**
 * Asks for one more answer wherever the combined one is not sure enough, within the requester's bounds, each time
 * there are new results. A slot is added only to tasks that have none on their way, with the money for it, in one
 * transaction; nothing is reserved ahead, so a task that is sure has nothing to give back.
 */
export function createExtraAsker(
  { directory }: Pick<NodeServices, 'directory'>,
  partition: RequesterPartition,
): () => Promise<number> {
  const triedAt = new Map<string, number>();

  return async () => {
    const now = partition.clock.now().getTime();
    for (const [id, at] of triedAt) if (now - at >= moneyRestMs) triedAt.delete(id);
    const extra = await findExtra(partition, [...triedAt.keys()]);
    if (extra === null) return 0;
    const { batchId } = extra;
    const outcome = await takeStep(partition, extra);
    if (outcome === 'money') triedAt.set(batchId, now);
    const topics = new ChangedTopics();
    topics.add(extra.ownerKey, `batch:${batchId}`, 'batches', 'balance');
    topics.tell(directory);
    return 1;
  };
}

async function takeStep(partition: RequesterPartition, extra: FoundExtra): Promise<Outcome> {
  const fields = extra.fields.flatMap(({ name }, place) =>
    extra.field === null || extra.field === name ? [place] : [],
  );
  const unsure = await countUnsure(partition, extra, fields);
  const share = Math.max(leastAtOnce, Math.ceil(extra.tasks * shareAtOnce));
  const atOnce = Math.max(0, share - extra.askedByRun);
  const tasks = await listUnsure(partition, extra, fields, Math.min(tasksPerStep, atOnce));
  const cost = costFor(extra.rewardMinor);
  const budget = Math.floor((extra.budgetMinor - extra.askedMinor) / cost);
  const chosen = chooseTasks(tasks, extra, budget, tasksPerStep);
  if (chosen.length === 0) {
    const why = unsure === 0 ? 'sure' : tasks.length > 0 ? 'budget' : 'most';
    await partition.transact((tx) => decide(tx, extra, why, unsure));
    return why;
  }
  const outcome = await partition
    .transact((tx) => ask(tx, extra, { chosen, cost }))
    .catch((error: unknown) => {
      if (error instanceof Undo) return error.outcome;
      throw error;
    });
  if (outcome === 'money') await partition.transact((tx) => waitForMoney(tx, extra, unsure));
  return outcome;
}

/** Ids of those that get one more answer now: the least sure, within the budget. */
export function chooseTasks(
  tasks: readonly UnsureTask[],
  rules: { readonly most: number; readonly confidence: number },
  budget: number,
  atOnce: number,
): string[] {
  // What every task gets has been asked for, or it would not be listed.
  const chosen = planAnswers(tasks, { ...rules, least: 0 }, Math.max(0, budget), atOnce);
  return chosen.flatMap((place) => tasks[place]?.id ?? []);
}

/** Rolls the transaction back and still says why. */
class Undo extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('The transaction is undone.');
    this.outcome = outcome;
  }
}

async function ask(
  tx: Tx,
  extra: FoundExtra,
  { chosen, cost }: { chosen: readonly string[]; cost: number },
): Promise<Outcome> {
  // Tasks are locked before batches, like everywhere else.
  const slots = await addExtraSlots(tx, chosen, extra.most);
  const batch = await holdUnchanged(tx, extra);
  if (batch === null || batch.overdue || slots === 0) throw new Undo('overtaken');
  const amount = cost * slots;
  const reserved = await reserveMoney(tx, {
    // By what was asked for before: two processes that plan the same ask for it once.
    id: `reserve:${batch.id}:extra-${extra.run}-${extra.asked}-${extra.askedByRun}`,
    ownerKey: extra.ownerKey,
    batchId: batch.id,
    amount,
    currency: batch.currency,
  });
  if (!reserved.ok) throw new Undo('money');
  if (reserved.value.repeated) throw new Undo('overtaken');
  await noteAsked(tx, extra, slots, amount);
  await change(tx, batch, { slots, amount });
  return 'asked';
}

/** Nothing more by these results. When nothing is on its way either, the batch waits for nothing more. */
async function decide(tx: Tx, extra: FoundExtra, why: Outcome, unsure: number): Promise<void> {
  const batch = await holdUnchanged(tx, extra);
  if (batch === null) return;
  const onTheWay = batch.slotsAvailable + batch.slotsLeased > 0;
  const settled = !onTheWay && extra.isCurrent && extra.askedByRun === 0;
  await noteDecided(tx, extra, { status: settled ? why : 'asked', unsure, settled });
  if (settled) await change(tx, batch, { slots: 0, amount: 0 });
}

async function waitForMoney(tx: Tx, extra: FoundExtra, unsure: number): Promise<void> {
  if ((await holdUnchanged(tx, extra)) === null) return;
  await noteDecided(tx, { ...extra, run: 0 }, { status: 'money', unsure, settled: false });
}

/**
 * Null when anything that was found before is different by now: its requester may have stopped or changed the
 * rules, and the last answer may have come, by which more has to be asked for.
 */
async function holdUnchanged(tx: Tx, extra: FoundExtra): Promise<HeldBatch | null> {
  const batch = await holdBatch(tx, extra.batchId, extra.ownerKey);
  return batch !== null && (await isAsFound(tx, extra)) ? batch : null;
}

async function change(
  tx: Tx,
  batch: HeldBatch,
  { slots, amount }: { slots: number; amount: number },
): Promise<void> {
  const changes = new BatchChanges();
  changes.add(batch.id, {
    wanted: slots,
    available: slots,
    tasksAvailable: slots,
    reservedMinor: amount,
  });
  await changeBatches(tx, changes.list());
  await markTypesDirty(tx, [batch.typeId]);
}
