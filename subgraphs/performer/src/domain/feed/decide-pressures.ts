import { decideGroupPressure, drawOf, type DueSlots, type GroupDraw } from '@exchange/affinity';
import { readGroupProfile, type GroupProfileRow, type TaskInfo } from '@exchange/cluster';
import type { DueStock } from '../../store/read-due-stock.ts';

/** Without a deadline it should be done within a day. */
export const horizonSeconds = 86_400;

export interface PressureSources {
  readonly taskInfo: readonly TaskInfo[];
  /** Free slots that lie near. */
  readonly stock: readonly {
    readonly typeId: string;
    readonly category: string;
    readonly free: number;
  }[];
  /** Of them, those that are due within the horizon. */
  readonly due: readonly DueStock[];
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
  const near = describeNear(sources);
  const infoOf = new Map(taskInfo.map((info) => [info.typeId, info]));
  const categories = new Map([...stock, ...taskInfo].map((one) => [one.typeId, one.category]));
  const pressures = new Map<string, number>();
  for (const [typeId, category] of categories) {
    const ownPerHour = drawOf(own, typeId, category) ?? 0;
    if (ownPerHour <= 0) continue;
    const info = infoOf.get(typeId);
    const work = {
      near: near.get(typeId) ?? [],
      far: info?.availableSlots ?? 0,
      ownPerHour,
      allPerHour: others.reduce(
        (sum, { paceByType, paceByCategory }) =>
          sum + (paceByType?.[typeId] ?? paceByCategory?.[category] ?? 0),
        ownPerHour,
      ),
      secondsLeft: secondsUntil(info?.earliestDeadlineAt ?? null, now),
    };
    pressures.set(typeId, decideGroupPressure(work, horizonSeconds));
  }
  return pressures;
}

/** What lies near by its own deadlines, which stay known when its requester has nothing left to tell of. */
function describeNear({ stock, due, now }: PressureSources): ReadonlyMap<string, DueSlots[]> {
  const dueOf = Map.groupBy(due, ({ typeId }) => typeId);
  return new Map(
    stock.map(({ typeId, free }) => {
      const own = (dueOf.get(typeId) ?? []).map(({ slots, deadlineAt }) => ({
        slots,
        secondsLeft: secondsUntil(deadlineAt, now),
      }));
      const later = free - own.reduce((sum, { slots }) => sum + slots, 0);
      return [typeId, [...own, { slots: later, secondsLeft: null }]];
    }),
  );
}

function secondsUntil(at: Date | null, now: Date): number | null {
  return at === null || at <= now ? null : (at.getTime() - now.getTime()) / 1_000;
}
