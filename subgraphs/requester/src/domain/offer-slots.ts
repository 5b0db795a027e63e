import { partitionOfRepository, type NodeServices, type ProcedureOutput } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { SlotBoard } from '@exchange/leases';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { findGranted } from '../store/find-granted.ts';
import { lockBatches } from '../store/lock-batches.ts';
import { lockLeases } from '../store/lock-leases.ts';
import { lockTasks } from '../store/lock-tasks.ts';
import { recallGrant } from '../store/recall-grant.ts';
import { endPushOffer, type PushOfferRow } from '../store/push-offers.ts';
import { ChangedTopics } from './changed-topics.ts';
import { Releases, settleBoard } from './return-slots.ts';

export type Granted = ProcedureOutput<'acquire'>;

export interface Offered {
  readonly offer: PushOfferRow;
  readonly taken: Readonly<Record<string, number>>;
  /** accept | part | decline | no answer | withdrawn */
  readonly answer: string;
}

const deadlineMs = 8_000;
/** After this nobody repeats an offer. */
const longestMs = 60 * 60 * 1_000;

/**
 * Offers what was granted for it. What the holder does not take comes back as a message of its own. An
 * offer without an answer stays open and is repeated, under the same id; one that certainly never
 * arrived is withdrawn.
 */
export async function offerSlots(
  services: NodeServices,
  partition: RequesterPartition,
  offer: PushOfferRow,
  granted: Granted,
): Promise<Offered> {
  const { grantId, holder, kind } = offer;
  const at = partition.clock.pinned();
  if (granted.leases.length + granted.listed.length === 0) {
    await endPushOffer(partition, grantId, { status: 'lost', taken: null }, at);
    return { offer, taken: {}, answer: 'withdrawn' };
  }
  const { types, leases, listed } = granted;
  try {
    const input = {
      ...{ partitionId: partitionOfRepository(holder), holder, from: partition.id },
      ...{ grantId, kind, types, leases, listed },
    };
    // One attempt: a refusal then says that nothing was taken.
    const options = { deadlineMs, attempts: 1 };
    const { answer, taken } = await services.nodes.call('offer', input, options);
    await endPushOffer(partition, grantId, { status: 'answered', taken }, at);
    return { offer, taken, answer };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    services.log.warn(
      { partition: partition.id, to: holder, code: error.code, err: error },
      'an offer was not answered',
    );
    if (error.retryable) return giveUpLater(partition, offer);
    // Later refusals say nothing of what became of the first attempt.
    if (offer.attempts > 0) await giveUp(partition, offer);
    else await withdraw(services, partition, offer);
    return { offer, taken: {}, answer: 'withdrawn' };
  }
}

const lost = { status: 'lost', taken: null } as const;

/** Nobody knows whether it arrived: its leases are called back, and end in any case. */
async function giveUp(partition: RequesterPartition, offer: PushOfferRow): Promise<void> {
  await partition.transact(async (tx) => {
    const ended = await endPushOffer(tx, offer.grantId, lost, tx.clock.pinned());
    if (ended) await recallGrant(tx, offer.grantId);
  });
}

async function giveUpLater(partition: RequesterPartition, offer: PushOfferRow): Promise<Offered> {
  const now = partition.clock.now().getTime();
  if (now - offer.createdAt.getTime() > longestMs) await giveUp(partition, offer);
  return { offer, taken: {}, answer: 'no answer' };
}

/** The slots are available again at once. */
async function withdraw(
  services: NodeServices,
  partition: RequesterPartition,
  offer: PushOfferRow,
): Promise<void> {
  const topics = new ChangedTopics();
  await partition.transact(async (tx) => {
    const granted = await findGranted(tx, offer.grantId, offer.holder);
    await giveAllBack(services, tx, granted, topics);
    const end = { status: 'withdrawn', taken: null } as const;
    await endPushOffer(tx, offer.grantId, end, tx.clock.pinned());
  });
  topics.tell(services.directory);
}

async function giveAllBack(
  services: NodeServices,
  tx: Tx,
  granted: readonly { readonly leaseId: string; readonly taskId: string }[],
  topics: ChangedTopics,
): Promise<void> {
  if (granted.length === 0) return;
  const tasks = await lockTasks(
    tx,
    granted.map(({ taskId }) => taskId),
  );
  const leases = await lockLeases(
    tx,
    granted.map(({ leaseId }) => leaseId),
    0,
  );
  const batches = await lockBatches(
    tx,
    tasks.map(({ batchId }) => batchId),
  );
  const board = new SlotBoard(tasks, leases, batches);
  const releases = new Releases();
  for (const lease of leases) {
    const { back, endedBatch } = board.giveBack(lease.id, lease.outstanding, 'closed');
    if (endedBatch !== null) releases.add(endedBatch, back);
  }
  await settleBoard(tx, services.clock, board, { releases, topics });
}
