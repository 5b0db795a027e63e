import type { BatchState } from '../choice-state.ts';
import { named, type FeatureGroup } from './feature.ts';

/** Older takes say little about the next, and each costs a look-up for every candidate. */
const looksBack = 24;

/**
 * What those like this performer take: batches shared with the batches they took (item to item: Linden,
 * Smith and York, IEEE Internet Computing 7(1), 2003), takers who took the same as they did (user to
 * user: Resnick et al., CSCW 1994), and what usually follows the last batch and the last type (Rendle,
 * Freudenthaler and Schmidt-Thieme, "Factorizing personalized Markov chains", WWW 2010, in its counting
 * form).
 */
export const companyFeatures: FeatureGroup = {
  personal: true,
  features: named([
    ['shared', 'taken by those who took what they took'],
    ['shared-share', 'most who took it took what they took'],
    ['shared-with-last', 'taken by those who took their last'],
    ['alike', 'people like them took it'],
    ['alike-now', 'people like them take it now'],
    ['alike-mean', 'its takers are people like them'],
    ['after-last', 'often taken right after their last'],
    ['type-after', 'its type often follows their last type'],
    ['own-type-after', 'they often turn to its type after their last type'],
  ]),
  prepare({ performer, memory, batches, types }) {
    const { tick } = memory.counters;
    const { alike } = performer;
    const recent = performer.recent.slice(0, looksBack);
    const [last] = recent;
    const lastBatch = last === undefined ? null : memory.batchNumbered(last.batch);
    const others = recent.map((take) => memory.batchNumbered(take.batch)?.flow.takes ?? take.takes);
    const following = last === undefined ? undefined : memory.state.transitions.get(last.type);
    const ownFollowing = last === undefined ? undefined : performer.transitions.get(last.type);
    const followed = sumOf(following);
    const ownFollowed = sumOf(ownFollowing);
    const sharesOfTypes = (key: number) => (1 + (following?.get(key) ?? 0)) / (followed + 5);
    return (index, out, offset) => {
      const batch = batches[index];
      if (batch === undefined) return;
      const takes = batch.flow.takes;
      let shared = 0;
      let share = 0;
      for (let place = 0; place < recent.length; place += 1) {
        const both = batch.shared.get(recent[place]?.batch ?? 0);
        if (both === undefined) continue;
        const fade = 0.93 ** place;
        shared += (fade * both) / Math.sqrt((others[place] ?? 1) + 5);
        share += (fade * both) / ((others[place] ?? 1) + 5);
      }
      const company = companyOf(batch, alike, tick);
      const key = batch.keys[0] ?? -1;
      out[offset] = Math.log(0.05 + shared / Math.sqrt(takes + 5));
      out[offset + 1] = Math.log(0.05 + share);
      out[offset + 2] =
        last === undefined
          ? 0
          : Math.log(
              (0.3 + (batch.shared.get(last.batch) ?? 0)) /
                Math.sqrt(((lastBatch?.flow.takes ?? last.takes) + 3) * (takes + 3)),
            );
      out[offset + 3] = Math.log(0.1 + company.all);
      out[offset + 4] = Math.log(0.1 + company.now);
      out[offset + 5] = Math.log(0.1 + company.all / Math.sqrt(takes + 3));
      out[offset + 6] =
        last === undefined ? 0 : Math.log((0.2 + (batch.after.get(last.batch) ?? 0)) / (takes + 5));
      out[offset + 7] =
        types[index] === null || last === undefined ? 0 : Math.log(sharesOfTypes(key));
      out[offset + 8] =
        last === undefined
          ? 0
          : Math.log(((ownFollowing?.get(key) ?? 0) + 2 * sharesOfTypes(key)) / (ownFollowed + 2));
    };
  },
};

function companyOf(
  batch: BatchState,
  alike: ReadonlyMap<number, number>,
  tick: number,
): { all: number; now: number } {
  let all = 0;
  let now = 0;
  const { takers } = batch;
  for (let place = 0; place < takers.length; place += 2) {
    const weight = alike.get(takers[place] ?? 0);
    if (weight === undefined) continue;
    all += weight;
    now += weight * 2 ** (-(tick - (takers[place + 1] ?? 0)) / 200);
  }
  return { all, now };
}

function sumOf(counts: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  if (counts !== undefined) for (const count of counts.values()) sum += count;
  return sum;
}
