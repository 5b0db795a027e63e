import { named, type FeatureGroup } from './feature.ts';

/**
 * People who go down a list take its entries one after the other: how many places above or below their last
 * take a candidate stands, in the order of opening.
 */
export const listingFeatures: FeatureGroup = {
  personal: true,
  features: named([
    ['next-newer', 'the next newer after what they took last'],
    ['next-older', 'the next older after what they took last'],
    ['places-newer', 'much newer than what they took last'],
    ['places-older', 'much older than what they took last'],
  ]),
  prepare({ performer, batches, byNewest }) {
    const [last] = performer.recent;
    let newer = 0;
    if (last !== undefined) {
      for (const { opensAt } of batches) if (opensAt > last.opensAt) newer += 1;
    }
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined || last === undefined) return;
      const place = byNewest[index] ?? 0;
      const up = batch.opensAt > last.opensAt ? newer - place : 0;
      const down = up > 0 ? 0 : place - newer + 1;
      out[offset] = up === 1 ? 1 : 0;
      out[offset + 1] = down === 1 ? 1 : 0;
      out[offset + 2] = Math.log1p(up);
      out[offset + 3] = Math.log1p(down);
    };
  },
};
