import { editDistance } from './edit-distance.ts';
import { canonicalName } from './variables.ts';

const comparedLength = 64;
const comparedColumns = 500;

/** The name nearest in spelling, if at most a third of the wanted one would have to change. */
export function findSimilar(wantedName: string, names: readonly string[]): string | null {
  const wanted = wantedName.toLowerCase().slice(0, comparedLength);
  let best: string | null = null;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const name of names.slice(0, comparedColumns)) {
    const candidate = canonicalName(name);
    if (candidate === '') continue;
    const distance = editDistance(wanted, candidate.toLowerCase().slice(0, comparedLength));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
