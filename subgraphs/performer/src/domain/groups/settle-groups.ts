import type { Group } from '@exchange/cluster';
import type { PerformerPartition, Tx } from '@exchange/partitions';
import { findUngrouped, listUngrouped, setGroups, type UngroupedRow } from '../../store/groups.ts';
import { readPreferences } from '../preferences.ts';
import { decideGroup } from './decide-group.ts';

const batch = 500;

/** Gives a group to performers who have none here: who was moved here, or came before there were groups. */
export async function settleGroups(
  partition: PerformerPartition,
  groups: readonly Group[],
): Promise<number> {
  const kept = groups.map(({ id }) => id);
  return settle(partition, groups, (tx) => listUngrouped(tx, kept, batch));
}

/** Decides the groups of these performers anew. */
export async function regroup(
  partition: PerformerPartition,
  groups: readonly Group[],
  ownerKeys: readonly string[],
): Promise<void> {
  await settle(partition, groups, (tx) => findUngrouped(tx, ownerKeys));
}

/** What `read` finds is held until it is written: preferences that change meanwhile are decided by after it. */
function settle(
  partition: PerformerPartition,
  groups: readonly Group[],
  read: (tx: Tx) => Promise<readonly UngroupedRow[]>,
): Promise<number> {
  return partition.transact(async (tx) => {
    const rows = await read(tx);
    const settled = rows.map(({ ownerKey, preferences, accepted }) => ({
      ownerKey,
      groupId: decideGroup(groups, {
        wanted: readPreferences(preferences).categories,
        accepted: new Map(Object.entries(accepted ?? {})),
      }),
    }));
    await setGroups(tx, settled);
    return settled.length;
  });
}
