import { decideHoldBack } from '@exchange/affinity';
import type { FeedEntry } from '../feed-entry.ts';
import type { GroupMemory } from '../group-memory.ts';
import type { MaintenanceMemory } from '../maintenance-memory.ts';

export interface JudgeSources {
  readonly group: Pick<GroupMemory, 'likelihoods' | 'exposures' | 'pressures'>;
  readonly maintenance: Pick<MaintenanceMemory, 'target' | 'ranAt'>;
  readonly periodSeconds: number;
  readonly holdBack: boolean;
  readonly now: Date;
}

/** An entry with what its place depends on beside the viewer's likelihood of taking it. */
export function judgeEntry(entry: FeedEntry, likelihood: number, sources: JudgeSources): FeedEntry {
  const { group, now } = sources;
  return {
    ...entry,
    likelihood,
    exposures: group.exposures.get(entry.typeId) ?? 0,
    pressure: group.pressures.get(entry.typeId) ?? 1,
    ageSeconds: Math.max(0, (now.getTime() - entry.publishedAt.getTime()) / 1_000),
    heldBack: sources.holdBack ? holdBack(entry, likelihood, sources) : 0,
  };
}

/** The target says what the group will want in a period; what of it is to be left now shrinks as it passes. */
function holdBack(entry: FeedEntry, likelihood: number, sources: JudgeSources): number {
  const { group, maintenance, periodSeconds, now } = sources;
  const target = maintenance.target.get(entry.typeId) ?? 0;
  const others = group.likelihoods.get(entry.typeId);
  if (target === 0 || others === undefined) return 0;
  const plannedAt = maintenance.ranAt ?? now;
  const passed = (now.getTime() - plannedAt.getTime()) / 1_000 / periodSeconds;
  return decideHoldBack({
    stock: entry.localSlots,
    refillable: entry.remoteSlots > 0,
    likelihood,
    others,
    expected: target,
    planned: target * Math.max(0, 1 - passed),
  });
}
