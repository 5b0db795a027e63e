import { tasteOf } from '../tastes.ts';
import { named, type FeatureGroup } from './feature.ts';

const looksBack = 8;

/**
 * Titles like those the performer took: overlap of words (Jaccard 1912) with the last and with recent takes,
 * which finds series of one project; and the single word that they prefer most, which finds rare interests
 * that an average over the title would hide.
 */
export const titleFeatures: FeatureGroup = {
  personal: true,
  features: named([
    ['title-like-last', 'its title is like that of their last'],
    ['title-like-recent', 'its title is like that of one they took lately'],
    ['title-best-word', 'its title has a word they look for'],
    ['title-worst-word', 'its title has no word they pass over'],
  ]),
  prepare({ performer, memory, batches }) {
    const recent = performer.recent
      .slice(0, looksBack)
      .map(({ batch }) => new Set(memory.batchNumbered(batch)?.words));
    return (index, out, offset) => {
      const words = batches[index]?.words ?? [];
      let best = 0;
      let worst = 0;
      for (const word of words) {
        const taste = tasteOf(performer.tastes.get(word), 1, 1);
        best = Math.max(best, taste);
        worst = Math.min(worst, taste);
      }
      let most = 0;
      for (const other of recent) most = Math.max(most, overlap(words, other));
      out[offset] = recent[0] === undefined ? 0 : overlap(words, recent[0]);
      out[offset + 1] = most;
      out[offset + 2] = best;
      out[offset + 3] = worst;
    };
  },
};

/** Words that both have, over words that either has. */
function overlap(words: readonly number[], others: ReadonlySet<number>): number {
  let both = 0;
  for (const word of words) if (others.has(word)) both += 1;
  return both === 0 ? 0 : both / (words.length + others.size - both);
}
