import type { RandomSource } from '@exchange/kernel';
import { exponential, geometric, normal, pickIndex, pickWeighted } from './draw.ts';
import type { Recipe } from './recipe.ts';

export interface WorldBatch {
  readonly id: string;
  readonly type: number;
  readonly category: number;
  readonly requester: number;
  readonly reward: number;
  readonly title: string;
  /** What only people see: a good brief, a fair requester, a bug in the form. */
  readonly appeal: number;
  readonly opensAt: number;
  /** The announced end; a batch that runs full ends before. */
  readonly closesAt: number;
  readonly capacity: number;
}

const hourMs = 3_600_000;
const subjects = ['photo', 'receipt', 'voice', 'review', 'map', 'form', 'logo', 'script', 'table'];
const actions = [
  'label',
  'write',
  'check',
  'design',
  'translate',
  'compare',
  'build',
  'transcribe',
];

/** Batches of a world, by opening; a type's requester, category and typical pay stay the same. */
export function makeBatches(recipe: Recipe, startAt: number, random: RandomSource): WorldBatch[] {
  const types = Array.from({ length: recipe.types }, (_, type) => ({
    category: type % recipe.categories,
    requester: pickIndex(random, recipe.requesters),
    weight: Math.exp(normal(random) * 0.8),
    rewardFactor: Math.exp(normal(random) * recipe.rewardSpread * 0.7),
    title: `${actions[type % actions.length] ?? ''} ${subjects[pickIndex(random, subjects.length)] ?? ''}`,
  }));
  const batches: WorldBatch[] = [];
  const waves = recipe.batches / recipe.batchesPerWave;
  let at = startAt;
  while (batches.length < recipe.batches) {
    at = nextOpening(at, (recipe.days * 24 * hourMs) / waves, random);
    const type = pickWeighted(
      random,
      types.map((entry) => entry.weight),
    );
    const terms = types[type];
    if (terms === undefined) continue;
    const size = Math.min(
      recipe.batches - batches.length,
      geometric(random, recipe.batchesPerWave),
    );
    for (let index = 0; index < size; index += 1) {
      const opensAt = Math.round(at + index * exponential(random, hourMs / 4));
      const hours = recipe.openHours * Math.exp(normal(random) * recipe.openSpread);
      batches.push({
        id: '',
        type,
        category: terms.category,
        requester: terms.requester,
        reward: roundReward(
          recipe.rewardMedian *
            terms.rewardFactor *
            Math.exp(normal(random) * recipe.rewardSpread * 0.7),
        ),
        title: `${terms.title} ${subjects[pickIndex(random, subjects.length)] ?? ''}`,
        appeal: normal(random) * recipe.weights.appeal,
        opensAt,
        closesAt: Math.round(opensAt + Math.max(2, hours) * hourMs),
        capacity:
          recipe.capacity === null
            ? Number.POSITIVE_INFINITY
            : Math.ceil(recipe.capacity * Math.exp(normal(random) * recipe.capacitySpread)),
      });
    }
  }
  return batches
    .sort((a, b) => a.opensAt - b.opensAt)
    .map((batch, index) => ({ ...batch, id: `b${String(index + 1).padStart(5, '0')}` }));
}

/** Requesters post in office hours of working days, mostly. */
function nextOpening(from: number, meanMs: number, random: RandomSource): number {
  let at = from;
  for (;;) {
    at += exponential(random, meanMs / 2);
    const date = new Date(at);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const office = date.getUTCHours() >= 8 && date.getUTCHours() < 19;
    if (random.next() < (weekend ? 0.25 : 1) * (office ? 0.95 : 0.25)) return at;
  }
}

function roundReward(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.max(1, Math.round(value / step) * step);
}
