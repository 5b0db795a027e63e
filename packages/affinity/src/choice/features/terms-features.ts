import type { KeyState } from '../choice-state.ts';
import { named, unknown, type FeatureGroup } from './feature.ts';

/** What the batch itself is: its age, time left, pay, place among the others, how full it may be. */
export const termsFeatures: FeatureGroup = {
  personal: false,
  features: named([
    ['age', 'open for long'],
    ['age-ticks', 'open for many takes'],
    ['just-opened', 'opened this minute'],
    ['older-place', 'others are newer'],
    ['newest', 'the newest of all'],
    ['older-place-in-type', 'others of its type are newer'],
    ['newest-in-type', 'the newest of its type'],
    ['type-choice', 'many batches of its type are open'],
    ['alone-in-type', 'the only batch of its type'],
    ['time-left', 'much time is left'],
    ['reward', 'paid well'],
    ['reward-place', 'others pay more'],
    ['reward-in-type', 'paid well for its type'],
    ['hourly', 'paid well for the time it takes'],
    ['fullness', 'more takers than such batches usually get'],
    ['fullness-work', 'more work done than such batches usually get'],
    ['aged', 'open longer than such batches usually are'],
    ['next-in-order', 'the next in order after what was started last'],
    ['word-count', 'described at length'],
  ]),
  prepare(situation) {
    const { at, memory, batches, facts, types, byNewest, byReward, newestInType, inType } =
      situation;
    const { tick } = memory.counters;
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined) return;
      const ageSeconds = Math.max(0, at - batch.opensAt) / 1_000;
      const closesAt = facts[index]?.closesAt ?? null;
      const type = types[index] ?? null;
      const { takes, works } = batch.flow;
      const values = [
        Math.log(60 + ageSeconds),
        Math.log(2 + tick - batch.opensTick),
        Math.exp(-ageSeconds / 60),
        Math.log1p(byNewest[index] ?? 0),
        byNewest[index] === 0 ? 1 : 0,
        Math.log1p(newestInType[index] ?? 0),
        newestInType[index] === 0 ? 1 : 0,
        Math.log(inType[index] ?? 1),
        inType[index] === 1 ? 1 : 0,
        closesAt === null ? unknown : Math.log(600 + Math.max(0, closesAt - at) / 1_000),
        batch.logReward,
        Number.isNaN(batch.logReward) ? unknown : (byReward[index] ?? 0) / batches.length,
        batch.logReward - meanOf(type?.rewards),
        batch.logReward - meanOf(type?.minutes),
        Math.log1p(takes) - closedMean(type, 1),
        Math.log1p(works) - closedMean(type, 2),
        Math.log(1 + ageSeconds / 60) - closedMean(type, 3),
        frontierOf(type, batch.place),
        batch.words.length,
      ];
      out.set(values, offset);
    };
  },
};

function meanOf(sums: Float64Array | undefined): number {
  const count = sums?.[0] ?? 0;
  return count === 0 ? unknown : (sums?.[1] ?? 0) / count;
}

/** Mean logarithm over closed batches of the type: how such batches usually end. */
function closedMean(type: KeyState | null, column: number): number {
  const count = type?.closed[0] ?? 0;
  return count === 0 ? unknown : (type?.closed[column] ?? 0) / count;
}

function frontierOf(type: KeyState | null, place: number): number {
  if (type === null || Number.isNaN(type.lastStarted)) return 0;
  return place === type.lastStarted + 1 ? 1 : 0;
}
