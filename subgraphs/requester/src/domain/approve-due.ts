import type { NodeServices } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { toExchangeError, type RequesterPartition } from '@exchange/partitions';
import { findDueSubmissions, type DueSubmission } from '../store/find-due-submissions.ts';
import { approveJob, parkWork } from '../store/park-work.ts';
import { ChangedTopics } from './changed-topics.ts';
import { decideSubmissions } from './decide-submissions.ts';

const chunkSize = 250;

/**
 * Approves what its requester left undecided for the type's time, many in one transaction. When that
 * fails because of what is in it, each is approved on its own, and what cannot be is put aside with
 * the reason, for the operator to see and for another attempt later; the others get their money.
 * Returns how many it found.
 */
export async function approveDue(
  services: Pick<NodeServices, 'directory' | 'log'>,
  partition: RequesterPartition,
): Promise<number> {
  const due = await findDueSubmissions(partition, partition.clock.pinned(), chunkSize);
  if (due.length === 0) return 0;
  const topics = new ChangedTopics();
  const problem = await tryApprove(partition, due, topics);
  if (problem !== null) {
    for (const one of due) await approveAlone(services, partition, one, topics);
  }
  topics.tell(services.directory);
  return due.length;
}

async function approveAlone(
  { log }: Pick<NodeServices, 'log'>,
  partition: RequesterPartition,
  one: DueSubmission,
  topics: ChangedTopics,
): Promise<void> {
  const problem = await tryApprove(partition, [one], topics);
  if (problem === null) return;
  log.error(
    { partition: partition.id, submission: one.id, err: problem },
    'a submission could not be approved by itself and was put aside',
  );
  const reason = problem instanceof Error ? problem.message : 'It failed without saying why.';
  const { id, ownerKey } = one;
  await parkWork(partition, { job: approveJob, id, ownerKey, reason }, partition.clock.pinned());
}

/** Null when all of them are decided now, else why none is. Throws when the database is at fault. */
async function tryApprove(
  partition: RequesterPartition,
  due: readonly DueSubmission[],
  topics: ChangedTopics,
): Promise<unknown> {
  const decision = {
    ids: due.map(({ id }) => id),
    verdict: 'approved',
    by: 'automatic',
    feedback: null,
    overrideRejection: false,
    ownerKey: null,
  } as const;
  try {
    return await partition.transact(async (tx) => {
      const decided = await decideSubmissions(tx, decision, topics);
      return decided.ok ? null : new Error(decided.error.message);
    });
  } catch (error) {
    if (isDatabaseAway(toExchangeError(error))) throw error;
    return error;
  }
}

/** Or a requester is: nothing is wrong with the work then, and the job runs again. */
function isDatabaseAway(error: unknown): boolean {
  return (
    error instanceof ExchangeError &&
    (error.code === 'UNAVAILABLE' || error.code === 'OVERLOADED' || error.code === 'USER_MOVED')
  );
}
