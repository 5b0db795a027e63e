import { startMoves } from '@exchange/cluster';
import { roleOf } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { listDestinations } from '../../store/list-destinations.ts';
import { listLatecomers } from '../../store/list-latecomers.ts';
import { createSpreader } from './spread-users.ts';
import { listTargets, newGroup, wishesOf } from './start.ts';

const mostAtOnce = 1_000;

/**
 * Goes on with drains: who came to a partition after its drain began leaves it as well, in the same group
 * of moves and in the name of the operator who began it. Where no partition takes them they stay until one
 * does. Every gateway looks; of two that start a move of one user, one does. Returns how many moves began.
 */
export async function moveOnLatecomers(deps: Pick<DirectoryDeps, 'database'>): Promise<number> {
  const { database } = deps;
  const latecomers = await listLatecomers(database, mostAtOnce);
  if (latecomers.length === 0) return 0;
  const all = await listDestinations(database);
  const spread = createSpreader(all);
  let begun = 0;
  for (const [groupId, users] of Map.groupBy(latecomers, (each) => each.groupId)) {
    const [{ partitionId, reason, requestedBy, destinations, ownerKey }] = users as [
      (typeof users)[number],
    ];
    const source = { id: partitionId, role: roleOf(ownerKey) };
    const targets = listTargets(all, source, destinations);
    const owners = users.map((user) => user.ownerKey);
    const chosen = new Map(
      owners.flatMap((key) => {
        const to = spread(targets);
        return to === null ? [] : [[key, to] as const];
      }),
    );
    if (chosen.size === 0) continue;
    await appendAudit(database, {
      accountId: requestedBy,
      action: 'drainPartition',
      target: partitionId,
      details: { group: groupId, latecomers: String(chosen.size) },
    });
    const group = { ...newGroup('drain', partitionId, reason, requestedBy), id: groupId };
    const started = await startMoves(database, group, wishesOf(owners, chosen));
    begun += started.filter(({ decision }) => decision.ok).length;
  }
  return begun;
}
