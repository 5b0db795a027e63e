import { partitionOfRepository } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listNodes } from '../store/list-nodes.ts';
import { listPartitions } from '../store/list-partitions.ts';
import { requireOperator } from './access.ts';
import { askEachPartition } from './ask-each-partition.ts';
import { invalidInput } from './outcomes.ts';

const deadlineMs = 20_000;
const longestReason = 300;

export interface TakeBackInput {
  /** A repository, or a partition that holds leases of single performers. */
  readonly holder: string;
  readonly reason: string;
}

/** Takes back by force what a holder has that is gone: nobody else could give it back before its end. */
export async function takeBackLeases(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: TakeBackInput,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const holder = input.holder.trim();
  const reason = input.reason.trim();
  if (reason.length === 0 || reason.length > longestReason) {
    const message = `Say why, in 1 to ${longestReason} characters: it stays in the audit log.`;
    return invalidInput([{ path: 'reason', message }]);
  }
  const { database } = deps;
  const [partitions, nodes] = await Promise.all([listPartitions(database), listNodes(database)]);
  const home = partitions.find(({ id }) => id === partitionOfRepository(holder));
  const state = nodes.find(({ id }) => id === home?.nodeId)?.state ?? null;
  const message = decideStillServed(holder, home?.nodeId ?? null, state);
  if (message !== null) return { __typename: 'HolderIsServed' as const, message };
  await appendAudit(database, {
    ...{ accountId, action: 'takeBackLeases', target: holder },
    details: { reason },
  });
  const options = { deadlineMs, attempts: 1 };
  const { answers, missing } = await askEachPartition(
    deps,
    { role: 'requester', partitionId: null },
    (partitionId) =>
      deps.nodes.call('endLeases', { partitionId, holder, tell: home !== undefined }, options),
  );
  return {
    __typename: 'TakeBackLeasesSuccess' as const,
    holder,
    leases: answers.reduce((sum, { answer }) => sum + answer.leases, 0),
    slots: answers.reduce((sum, { answer }) => sum + answer.slots, 0),
    missing,
  };
}

/** Why a holder is left alone, in words, or null. `state`: of the node that serves it, null without one. */
export function decideStillServed(
  holder: string,
  nodeId: string | null,
  state: string | null,
): string | null {
  if (nodeId === null || state === null || state === 'suspect' || state === 'stopped') return null;
  return `${holder} is served by ${nodeId}, which is ${state}: it gives back what it does not need, and what is called back. Stop the node first if it does not.`;
}
