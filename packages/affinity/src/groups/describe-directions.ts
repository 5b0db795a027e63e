import type { Direction, Gatherable, HotSpotSettings, Trait } from './group-types.ts';

export interface Directions {
  readonly of: readonly Direction[];
  /** What each feature stands for. */
  readonly features: readonly Pick<Trait, 'kind' | 'name'>[];
}

/**
 * People as directions: the square root of each category's share of what they take, weighted by how well
 * it is judged, so that the cosine of two people is the Bhattacharyya coefficient of their
 * distributions (Bhattacharyya, Bulletin of the Calcutta Mathematical Society 35, 1943; Dhillon and
 * Modha, "Concept decompositions for large sparse text data using clustering", Machine Learning 42,
 * 2001, on directions for sparse counts); and each qualification they hold, the rarer the more (inverse
 * document frequency, Spärck Jones, Journal of Documentation 28(1), 1972).
 */
export function describeDirections(
  people: readonly Gatherable[],
  settings: Pick<HotSpotSettings, 'qualificationWeight'>,
): Directions {
  const features: Pick<Trait, 'kind' | 'name'>[] = [];
  const places = new Map<string, number>();
  const placeOf = (kind: Trait['kind'], name: string): number => {
    const id = `${kind} ${name}`;
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, features.length);
    features.push({ kind, name });
    return features.length - 1;
  };
  const holders = new Map<string, number>();
  for (const { qualifications } of people) {
    for (const name of qualifications) holders.set(name, (holders.get(name) ?? 0) + 1);
  }
  const rarity = (name: string): number => Math.log(1 + people.length / (holders.get(name) ?? 1));
  const share = settings.qualificationWeight;
  const of = people.map((person) => {
    const taken = [...person.acceptsByCategory].filter(([, accepts]) => accepts > 0);
    const work = taken.map(([category, accepts]): [number, number] => [
      placeOf('category', category),
      Math.sqrt(accepts * (person.proficiency.get(category) ?? 1)),
    ]);
    const held = [...person.qualifications].map((name): [number, number] => [
      placeOf('qualification', name),
      rarity(name),
    ]);
    return normalise([
      ...scale(work, Math.sqrt(held.length === 0 ? 1 : 1 - share)),
      ...scale(held, Math.sqrt(work.length === 0 ? 1 : share)),
    ]);
  });
  return { of, features };
}

function scale(entries: readonly [number, number][], length: number): [number, number][] {
  const now = Math.hypot(...entries.map(([, value]) => value));
  return now === 0 ? [] : entries.map(([place, value]) => [place, (value * length) / now]);
}

function normalise(entries: readonly [number, number][]): Direction {
  const length = Math.hypot(...entries.map(([, value]) => value));
  return {
    features: Int32Array.from(entries, ([place]) => place),
    values: Float64Array.from(entries, ([, value]) => (length === 0 ? 0 : value / length)),
  };
}

/** The cosine with a middle of unit length. */
export function likeness({ features, values }: Direction, middle: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < features.length; index += 1) {
    sum += (values[index] ?? 0) * (middle[features[index] ?? 0] ?? 0);
  }
  return sum;
}
