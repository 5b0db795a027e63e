import type { Envelope, NodeServices, ProcedureOutput } from '@exchange/cluster';
import type { MessagePayload } from '@exchange/cluster';
import { clockMarginSeconds, feeFor, newId } from '@exchange/kernel';
import { SlotBoard, takeInWork } from '@exchange/leases';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { findAbsent, forgetReceived, receiveMany } from '@exchange/partitions';
import { countDay } from '../store/count-day.ts';
import { findLeaseTasks } from '../store/find-lease-tasks.ts';
import { countReturnReasons } from '../store/count-return-reasons.ts';
import type { NewSubmission } from '../store/insert-submissions.ts';
import { findKnownPairs, insertSubmissions } from '../store/insert-submissions.ts';
import { lockBatches } from '../store/lock-batches.ts';
import { lockLeases } from '../store/lock-leases.ts';
import type { LockedBatch } from '../store/lock-batches.ts';
import type { LockedTask } from '../store/lock-tasks.ts';
import { lockTasks } from '../store/lock-tasks.ts';
import { recordFlows, type SlotFlow } from '../store/slot-flows.ts';
import { splitLeases } from '../store/split-leases.ts';
import { BatchChanges } from './batch-changes.ts';
import { ChangedTopics } from './changed-topics.ts';
import type { ReadMessage } from './read-message.ts';
import { readMessage } from './read-message.ts';
import { Releases, settleBoard } from './return-slots.ts';

type Report = ProcedureOutput<'deliver'>;
type Delivered = { messageId: string; work: MessagePayload<'submission.delivered'> };
type Board = SlotBoard<LockedTask, LockedBatch>;

/** Bounds the time that locks are held; a call is applied in chunks of this many messages. */
const chunkSize = 250;

/** Applies messages of performers' outboxes, each once. */
export async function deliverMessages(
  services: NodeServices,
  partition: RequesterPartition,
  messages: readonly Envelope[],
): Promise<Report> {
  const report: Report = { delivered: [], failed: [] };
  for (let start = 0; start < messages.length; start += chunkSize) {
    const chunk = messages.slice(start, start + chunkSize);
    const readable: { envelope: Envelope; message: ReadMessage }[] = [];
    for (const envelope of chunk) {
      const home = await services.directory.findHome(envelope.to);
      const read = readMessage(envelope);
      if (home === null || home.partitionId !== partition.id) {
        report.failed.push({ id: envelope.id, error: 'USER_MOVED', retryable: true });
      } else if (read.ok) readable.push({ envelope, message: read.value });
      else report.failed.push({ id: envelope.id, error: read.error, retryable: false });
    }
    if (readable.length === 0) continue;
    const topics = new ChangedTopics();
    const failed = await partition.transact(async (tx) => {
      // Who is being moved holds up none of the others: their messages come again.
      const absent = await findAbsent(
        tx,
        readable.map(({ envelope }) => envelope.to),
      );
      const here = readable.filter(({ envelope }) => !absent.has(envelope.to));
      const away = readable.filter(({ envelope }) => absent.has(envelope.to));
      return [
        ...(here.length > 0 ? await applyChunk(services, tx, here, topics) : []),
        ...away.map(({ message: { id } }) => ({ id, error: 'USER_MOVED', retryable: true })),
      ];
    });
    topics.tell(services.directory);
    const failedIds = new Set(failed.map((failure) => failure.id));
    report.failed.push(...failed);
    report.delivered.push(
      ...readable.map(({ message }) => message.id).filter((id) => !failedIds.has(id)),
    );
  }
  return report;
}

async function applyChunk(
  { clock }: NodeServices,
  tx: Tx,
  readable: readonly { envelope: Envelope; message: ReadMessage }[],
  topics: ChangedTopics,
): Promise<Report['failed']> {
  const fresh = await receiveMany(
    tx,
    readable.map(({ envelope }) => envelope),
  );
  const messages = readable
    .map(({ message }) => message)
    // The same message twice in one call is delivered once too.
    .filter((message) => fresh.delete(message.id));
  const arrived: Delivered[] = [];
  const returned: { leaseId: string; slots: number }[] = [];
  const splits: MessagePayload<'lease.split'>[] = [];
  const reasons: MessagePayload<'assignment.returned'>[] = [];
  for (const { id: messageId, kind, payload } of messages) {
    if (kind === 'submission.delivered') arrived.push({ messageId, work: payload });
    else if (kind === 'lease.split') splits.push(payload);
    else if (kind === 'assignment.returned') reasons.push(payload);
    else returned.push(...payload.leases);
  }
  const leaseIds = [
    ...arrived.map(({ work }) => work.leaseId),
    ...returned.map((lease) => lease.leaseId),
  ];
  const parted = splits.flatMap(({ leases }) => leases.map(({ leaseId }) => leaseId));
  const leaseTasks = await findLeaseTasks(tx, [...leaseIds, ...parted]);
  const tasks = await lockTasks(tx, [
    ...leaseTasks,
    ...arrived.map(({ work }) => work.taskId),
    ...reasons.map(({ taskId }) => taskId),
  ]);
  // Before anything uses up what they part.
  for (const split of splits) await splitLeases(tx, split);
  const leases = await lockLeases(tx, leaseIds, clockMarginSeconds);
  const known = await findKnownPairs(
    tx,
    arrived.map(({ work }) => work),
  );
  const batches = await lockBatches(
    tx,
    tasks.map((task) => task.batchId),
  );
  const board = new SlotBoard(tasks, leases, batches);
  for (const { id, ownerKey } of await countReturnReasons(tx, reasons)) {
    topics.add(ownerKey, `batch:${id}`);
  }

  const { stored, unknown } = takeInWork(board, arrived, (taskId, performerKey) =>
    known.has(`${taskId} ${performerKey}`),
  );
  const changes = new BatchChanges();
  const releases = new Releases();
  const submissions = stored.map(({ arrival, surplus }) =>
    describeSubmission(board, arrival.work, surplus, clock),
  );
  for (const submission of submissions) {
    const { surplus, acceptedAt, submittedAt } = submission;
    changes.add(submission.batchId, {
      submitted: 1,
      surplus: surplus ? 1 : 0,
      workSeconds: workSecondsOf(acceptedAt, submittedAt),
    });
    topics.add(submission.ownerKey, `submissions:${submission.batchId}`);
  }
  const holders = new Map(leases.map((lease) => [lease.id, lease.holder]));
  const flows = stored.map(({ arrival }): SlotFlow => {
    return { holder: holders.get(arrival.work.leaseId) ?? '', kind: 'delivered', slots: 1 };
  });
  for (const { leaseId, slots } of returned) {
    const { back, endedBatch } = board.giveBack(leaseId, slots, 'closed');
    flows.push({ holder: holders.get(leaseId) ?? '', kind: 'returned', slots: back });
    if (endedBatch !== null) releases.add(endedBatch, back);
  }

  await insertSubmissions(tx, submissions);
  await countDay(
    tx,
    submissions.map(({ ownerKey }) => ({ ownerKey, submissions: 1, spentMinor: 0 })),
  );
  await settleBoard(tx, clock, board, { changes, releases, topics });
  // Who held a lease that is long over is not known any more.
  await recordFlows(
    tx,
    flows.filter(({ holder }) => holder !== ''),
  );
  await forgetReceived(
    tx,
    unknown.map((message) => message.messageId),
  );
  return unknown.map(({ messageId: id }) => ({
    id,
    error: 'There is no such task.',
    retryable: false,
  }));
}

function describeSubmission(
  board: Board,
  work: Delivered['work'],
  surplus: boolean,
  clock: NodeServices['clock'],
): NewSubmission {
  const task = board.task(work.taskId);
  const batch = board.batchOf(work.taskId);
  if (task === null || batch === null) throw new Error(`Task ${work.taskId} has no batch.`);
  return {
    id: newId('submission', task.ownerKey, clock),
    ownerKey: task.ownerKey,
    taskId: task.id,
    batchId: task.batchId,
    typeId: task.typeId,
    assignmentId: work.assignmentId,
    performerKey: work.performerKey,
    leaseId: work.leaseId,
    answer: work.answer,
    surplus,
    rewardMinor: batch.rewardMinor,
    feeMinor: feeFor(batch.rewardMinor),
    acceptedAt: work.acceptedAt,
    submittedAt: work.submittedAt,
    autoApprovalSeconds: batch.autoApprovalSeconds,
  };
}

function workSecondsOf(acceptedAt: Date, submittedAt: Date): number {
  return Math.max(0, Math.round((submittedAt.getTime() - acceptedAt.getTime()) / 1_000));
}
