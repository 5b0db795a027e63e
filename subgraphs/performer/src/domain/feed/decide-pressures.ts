import { decideGroupPressure, drawOf, type GroupDraw } from '@exchange/affinity';
import { readGroupProfile, type GroupProfileRow, type TaskInfo } from '@exchange/cluster';

/** Without a deadline it should be done within a day. */
const horizonSeconds = 86_400;

export interface PressureSources {
  readonly taskInfo: readonly TaskInfo[];
  /** Free slots that lie near. */
  readonly stock: readonly {
    readonly typeId: string;
    readonly category: string;
    readonly free: number;
  }[];
  /** How strongly this group draws which work, now. */
  readonly own: GroupDraw;
  /** What all groups last said of themselves. */
  readonly groups: readonly GroupProfileRow[];
  readonly now: Date;
}

/**
 * How hard pressed each type is for this group: what lies near and its part of what is left elsewhere,
 * over what it would do in time. Types that the group does not draw are left out.
 */
export function decidePressures(sources: PressureSources): ReadonlyMap<string, number> {
  const { taskInfo, stock, own, now } = sources;
  const others = sources.groups.flatMap(({ partitionId, profile }) =>
    partitionId === own.partitionId ? [] : (readGroupProfile(profile) ?? []),
  );
  const near = new Map(stock.map(({ typeId, free }) => [typeId, free]));
  const infoOf = new Map(taskInfo.map((info) => [info.typeId, info]));
  const categories = new Map([...stock, ...taskInfo].map((one) => [one.typeId, one.category]));
  const pressures = new Map<string, number>();
  for (const [typeId, category] of categories) {
    const ownPerHour = drawOf(own, typeId, category) ?? 0;
    if (ownPerHour <= 0) continue;
    const info = infoOf.get(typeId);
    const due = info?.earliestDeadlineAt ?? null;
    const work = {
      near: near.get(typeId) ?? 0,
      far: info?.availableSlots ?? 0,
      ownPerHour,
      allPerHour: others.reduce(
        (sum, { paceByType, paceByCategory }) =>
          sum + (paceByType?.[typeId] ?? paceByCategory?.[category] ?? 0),
        ownPerHour,
      ),
      secondsLeft: due === null || due <= now ? null : (due.getTime() - now.getTime()) / 1_000,
    };
    pressures.set(typeId, decideGroupPressure(work, horizonSeconds));
  }
  return pressures;
}
