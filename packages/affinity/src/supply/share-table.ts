import { interestFactor } from '../preferences.ts';
import { fillRates, populationRates } from './acceptance-rates.ts';
import { isFor, tasksLeft } from './remaining-tasks.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';

export interface ShareSettings {
  /** Weight of what the population does, in accepts, against a performer's own history. */
  readonly populationWeight: number;
  /** Weight of stated interests, in accepts, against what the population does. */
  readonly interestWeight: number;
  /** Against stated interests the population counts for no more accepts than this. */
  readonly mostPopulation: number;
}

export const defaultShareSettings: ShareSettings = {
  populationWeight: 10,
  interestWeight: 10,
  mostPopulation: 5,
};

/** Works out one performer at a time over many types; its arrays are used again for the next. */
export interface ShareTable {
  /** Share of the performer's next accepts, by place of the type; they sum to one. */
  readonly shares: Float64Array;
  /** Tasks at the requester that the performer can still do; -1 where the type is not for them. */
  readonly left: Int32Array;
  /** How many types are open to the performer. */
  fill(performer: PerformerDemand): number;
}

/**
 * How a performer's next accepts divide among the types they may still do.
 *
 * Where it is known what stood before them, by rates: a type's rate of acceptance over the
 * sum of all open types' (the choice axiom, Luce, "Individual
 * Choice Behavior", 1959).
 *
 * Otherwise own history n(t) is smoothed with the population's shares, and these with stated interest:
 *
 *   share(t) = (n(t) + κ₁ · q(t)) / (Σn + κ₁)      q(t) = (N(t) + κ₂ · r(t)) / (ΣN + κ₂)
 *
 * where r is proportional to the interest factor; N is scaled down for somebody who states interests, so
 * that the habits of a large group do not drown what they ask for. Half of the weight of a type comes from its
 * category, so that a new type of a kind that somebody likes does not begin at nothing. Source:
 * Dirichlet-prior smoothing with back-off, MacKay and Peto, "A hierarchical Dirichlet language
 * model", Natural Language Engineering 1(3), 1995; κ as in Zhai and Lafferty, "A study of smoothing
 * methods for language models", ACM TOIS 22(2), 2004.
 */
export function createShareTable(
  types: readonly TargetType[],
  population: Population,
  settings: ShareSettings = defaultShareSettings,
): ShareTable {
  const shares = new Float64Array(types.length);
  const left = new Int32Array(types.length);
  const interest = new Float64Array(types.length);
  const categories = [...new Set(types.map((type) => type.category))];
  const places = new Map(categories.map((category, place) => [category, place]));
  const categoryOf = Int32Array.from(types, (type) => places.get(type.category) ?? 0);
  const openOf = new Int32Array(categories.length);
  const rates = populationRates(types, population);
  const usualOfType = types.map((type) => population.acceptsByType.get(type.typeId) ?? 0);
  const usualOfCategory = categories.map((name) => population.acceptsByCategory.get(name) ?? 0);

  function markOpen(performer: PerformerDemand): number {
    let open = 0;
    openOf.fill(0);
    for (const [index, type] of types.entries()) {
      const tasks = isFor(performer, type) ? tasksLeft(performer, type) : -1;
      const isOpen = tasks > 0 || (tasks === 0 && type.near > 0);
      left[index] = isOpen ? tasks : -1;
      if (!isOpen) continue;
      open += 1;
      const place = categoryOf[index] ?? 0;
      openOf[place] = (openOf[place] ?? 0) + 1;
    }
    return open;
  }

  /** A count by type and one by category, each for half; the category's is shared by its open types. */
  function mix(ofType: number, ofCategory: number, index: number): number {
    return ofType / 2 + ofCategory / 2 / (openOf[categoryOf[index] ?? 0] ?? 1);
  }

  function fillFromCounts(performer: PerformerDemand): void {
    const ownOfCategory = categories.map((name) => performer.acceptsByCategory.get(name) ?? 0);
    let interests = 0;
    let usualSum = 0;
    let ownSum = 0;
    for (const [index, type] of types.entries()) {
      if (left[index] === -1) continue;
      const factor = interestFactor(performer.preferences, type);
      interest[index] = factor;
      interests += factor;
      const place = categoryOf[index] ?? 0;
      usualSum += mix(usualOfType[index] ?? 0, usualOfCategory[place] ?? 0, index);
      const own = performer.acceptsByType.get(type.typeId) ?? 0;
      shares[index] = mix(own, ownOfCategory[place] ?? 0, index);
      ownSum += shares[index] ?? 0;
    }
    const { populationWeight, interestWeight, mostPopulation } = settings;
    const { categories: liked, keywords } = performer.preferences;
    const asks = liked.length + keywords.length > 0;
    const scale = asks && usualSum > mostPopulation ? mostPopulation / usualSum : 1;
    for (const index of types.keys()) {
      if (left[index] === -1) {
        shares[index] = 0;
        continue;
      }
      const place = categoryOf[index] ?? 0;
      const counted = mix(usualOfType[index] ?? 0, usualOfCategory[place] ?? 0, index);
      const wish = (interest[index] ?? 0) / interests;
      const usual = (counted * scale + interestWeight * wish) / (usualSum * scale + interestWeight);
      shares[index] =
        ((shares[index] ?? 0) + populationWeight * usual) / (ownSum + populationWeight);
    }
  }

  function fillFromRates(performer: PerformerDemand): void {
    fillRates(performer, rates, shares);
    let sum = 0;
    for (let index = 0; index < types.length; index += 1) {
      if (left[index] === -1) shares[index] = 0;
      sum += shares[index] ?? 0;
    }
    for (let index = 0; index < types.length; index += 1)
      shares[index] = (shares[index] ?? 0) / sum;
  }

  return {
    shares,
    left,
    fill(performer) {
      const open = markOpen(performer);
      if (open === 0) shares.fill(0);
      else if (performer.shownByType === undefined) fillFromCounts(performer);
      else fillFromRates(performer);
      return open;
    },
  };
}
