import type { Situation } from '../situation.ts';
import { appealFeatures } from './appeal-features.ts';
import { companyFeatures } from './company-features.ts';
import type { Feature, FeatureGroup } from './feature.ts';
import { flowFeatures } from './flow-features.ts';
import { listingFeatures } from './listing-features.ts';
import { historyFeatures, lastBatchOf } from './history-features.ts';
import { crowdTasteFeatures, ownTasteFeatures } from './taste-features.ts';
import { termsFeatures } from './terms-features.ts';
import { titleFeatures } from './title-features.ts';

/** What the crowd does first: those columns alone make the crowd's own choice. */
const groups: readonly FeatureGroup[] = [
  flowFeatures,
  termsFeatures,
  crowdTasteFeatures,
  appealFeatures,
  ownTasteFeatures,
  historyFeatures,
  companyFeatures,
  titleFeatures,
  listingFeatures,
];

export const features: readonly Feature[] = groups.flatMap((group) => group.features);
export const featureCount = features.length;
export const crowdFeatureCount = groups
  .filter(({ personal }) => !personal)
  .reduce((sum, group) => sum + group.features.length, 0);

/** What is the same for all candidates: it cannot rank them, but says which features to trust. */
export const contextCount = 10;

/** Raw features, candidate by candidate; NaN where something is not known. */
export function computeFeatures(situation: Situation): Float64Array {
  const count = situation.batches.length;
  const rows = new Float64Array(count * featureCount);
  let offset = 0;
  for (const group of groups) {
    const write = group.prepare(situation);
    for (let index = 0; index < count; index += 1) {
      write(index, rows, index * featureCount + offset);
    }
    offset += group.features.length;
  }
  return rows;
}

const dayMs = 86_400_000;

/** Kept near −1 to 1 by fixed scales. */
export function computeContext(situation: Situation): Float64Array {
  const { performer, at, batches, newSitting } = situation;
  const pause = Number.isNaN(performer.lastAt) ? 1e9 : at - performer.lastAt;
  const dayShare = (at % dayMs) / dayMs;
  return Float64Array.of(
    Math.log1p(performer.takes) / 3 - 0.7,
    Math.log1p(Math.min(pause, 1e9) / 60_000) / 5 - 1,
    newSitting ? 1 : 0,
    Math.log1p(performer.streak) / 2 - 0.5,
    Math.log(batches.length) / 2 - 1,
    performer.takes === 0 ? 1 : 0,
    lastBatchOf(situation)?.closed === false ? 1 : 0,
    Math.sin(dayShare * 2 * Math.PI),
    Math.cos(dayShare * 2 * Math.PI),
    Math.floor(at / dayMs + 3) % 7 >= 5 ? 1 : 0,
  );
}
