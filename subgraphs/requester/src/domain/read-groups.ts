import type { GroupDraw } from '@exchange/affinity';
import { readGroupProfile, type GroupProfileRow, type NodeServices } from '@exchange/cluster';

/** A group that has said nothing for this long is not there: nothing is kept for it or pushed to it. */
const silentMs = 120_000;

export interface Group {
  readonly partitionId: string;
  readonly online: number;
  /** Null when the group does not tell at what pace it takes which work. */
  readonly draw: GroupDraw | null;
}

/** Performer partitions that are there, by what they last published. */
export async function readGroups(
  services: Pick<NodeServices, 'directory' | 'clock'>,
): Promise<readonly Group[]> {
  const rows = await services.directory.listGroupProfiles();
  const now = services.clock.now().getTime();
  return rows
    .filter(({ publishedAt }) => now - publishedAt.getTime() < silentMs)
    .flatMap((row) => describeGroup(row) ?? []);
}

function describeGroup({ partitionId, profile: published }: GroupProfileRow): Group | null {
  const profile = readGroupProfile(published);
  if (profile === null) return null;
  const { online, waiting, paceByCategory, paceByType } = profile;
  if (paceByCategory === undefined && paceByType === undefined) {
    return { partitionId, online, draw: null };
  }
  const draw: GroupDraw = {
    partitionId,
    online,
    waiting,
    paceByCategory: new Map(Object.entries(paceByCategory ?? {})),
    paceByType: new Map(Object.entries(paceByType ?? {})),
  };
  return { partitionId, online, draw };
}
