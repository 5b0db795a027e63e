import {
  fillRates,
  populationRates,
  type PerformerDemand,
  type Population,
  type TargetType,
} from '@exchange/affinity';
import type { FeedEntry } from '../feed-entry.ts';

/** Never certain: a rate of a few looks says little about the next one. */
const highest = 0.95;

/** How likely the viewer takes each entry when it stands before them, from rates of acceptance. */
export function ownRates(
  entries: readonly FeedEntry[],
  viewer: PerformerDemand,
  population: Population,
): readonly number[] {
  const types = entries.map(describeType);
  const row = new Float64Array(types.length);
  fillRates(viewer, populationRates(types, population), row);
  return Array.from(row, (rate) => Math.min(highest, rate));
}

function describeType(entry: FeedEntry): TargetType {
  const slots = entry.localSlots + entry.remoteSlots;
  return {
    typeId: entry.typeId,
    requesterKey: entry.requesterKey,
    category: entry.category,
    keywords: entry.keywords,
    rewardMinor: entry.rewardMinor,
    timeAllowedSeconds: entry.timeAllowedSeconds,
    slots,
    tasks: slots,
    totalTasks: slots,
    near: entry.localSlots,
  };
}
