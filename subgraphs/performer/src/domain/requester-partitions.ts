import type { Repository } from '../repository.ts';

/** Things of requesters, by the partition the requester lives in now. Unknown requesters are left out. */
export async function findRequesterPartitions<Thing extends { readonly requesterKey: string }>(
  repository: Repository,
  things: readonly Thing[],
): Promise<ReadonlyMap<string, Thing[]>> {
  const homes = new Map<string, string | null>();
  for (const key of new Set(things.map((thing) => thing.requesterKey))) {
    homes.set(key, (await repository.directory.findHome(key))?.partitionId ?? null);
  }
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const partitionId = homes.get(thing.requesterKey) ?? null;
    if (partitionId === null) continue;
    const group = groups.get(partitionId);
    if (group === undefined) groups.set(partitionId, [thing]);
    else group.push(thing);
  }
  return groups;
}
