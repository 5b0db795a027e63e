import { fillRates, populationRates } from './acceptance-rates.ts';
import { tasksLeft } from './remaining-tasks.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';
import { fillInterest, visitBarred } from './type-index.ts';

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
  const count = types.length;
  const shares = new Float64Array(count);
  const left = new Int32Array(count);
  const interest = new Float64Array(count);
  const own = new Float64Array(count);
  const usual = new Float64Array(count);
  const rates = populationRates(types, population);
  const { categories, categoryOf, placeOf } = rates.index;
  const openOf = new Int32Array(categories.length);
  const usualOfType = Float64Array.from(types, (type) => acceptsOf(population, type));
  const usualOfCategory = Float64Array.from(categories, (category) =>
    acceptsOfCategory(population, category),
  );
  /** As it is for somebody who had none of it and may do everything. */
  const untouched = Int32Array.from(types, (type) => (isThere(type, type.tasks) ? type.tasks : -1));
  let open = 0;

  function setLeft(place: number, tasks: number): void {
    const change = Number(tasks !== -1) - Number(left[place] !== -1);
    const category = categoryOf[place] ?? 0;
    left[place] = tasks;
    open += change;
    openOf[category] = (openOf[category] ?? 0) + change;
  }

  function markOpen(performer: PerformerDemand): void {
    open = 0;
    openOf.fill(0);
    left.fill(-1);
    for (let place = 0; place < count; place += 1) setLeft(place, untouched[place] ?? -1);
    for (const typeId of performer.heldByType.keys()) {
      const place = placeOf.get(typeId) ?? -1;
      const type = types[place];
      if (type === undefined) continue;
      const tasks = tasksLeft(performer, type);
      setLeft(place, isThere(type, tasks) ? tasks : -1);
    }
    visitBarred(performer, rates.index, (place) => setLeft(place, -1));
  }

  /**
   * A count by type and one by category, each for half; the category's is shared by its open types.
   * Sum over the open types; those that are not open get 0.
   */
  function mix(ofType: Float64Array, ofCategory: Float64Array, row: Float64Array): number {
    const ofOne = ofCategory.map((accepts, category) => accepts / 2 / (openOf[category] ?? 1));
    let sum = 0;
    for (let place = 0; place < count; place += 1) {
      const isOpen = left[place] !== -1;
      const mixed = isOpen ? (ofType[place] ?? 0) / 2 + (ofOne[categoryOf[place] ?? 0] ?? 0) : 0;
      row[place] = mixed;
      sum += mixed;
    }
    return sum;
  }

  function fillFromCounts(performer: PerformerDemand): void {
    own.fill(0);
    for (const [typeId, accepts] of performer.acceptsByType) {
      const place = placeOf.get(typeId);
      if (place !== undefined) own[place] = accepts;
    }
    const ownOfCategory = Float64Array.from(categories, (name) =>
      acceptsOfCategory(performer, name),
    );
    const ownSum = mix(own, ownOfCategory, shares);
    const usualSum = mix(usualOfType, usualOfCategory, usual);
    fillInterest(performer.preferences, rates.index, interest);
    let interests = 0;
    for (let place = 0; place < count; place += 1) {
      if (left[place] !== -1) interests += interest[place] ?? 0;
    }
    const { populationWeight, interestWeight, mostPopulation } = settings;
    const { categories: liked, keywords } = performer.preferences;
    const asks = liked.length + keywords.length > 0;
    const scale = asks && usualSum > mostPopulation ? mostPopulation / usualSum : 1;
    for (let place = 0; place < count; place += 1) {
      if (left[place] === -1) continue;
      const wish = (interest[place] ?? 0) / interests;
      const expected =
        ((usual[place] ?? 0) * scale + interestWeight * wish) / (usualSum * scale + interestWeight);
      shares[place] =
        ((shares[place] ?? 0) + populationWeight * expected) / (ownSum + populationWeight);
    }
  }

  function fillFromRates(performer: PerformerDemand): void {
    fillRates(performer, rates, shares);
    let sum = 0;
    for (let place = 0; place < count; place += 1) {
      if (left[place] === -1) shares[place] = 0;
      sum += shares[place] ?? 0;
    }
    for (let place = 0; place < count; place += 1) shares[place] = (shares[place] ?? 0) / sum;
  }

  return {
    shares,
    left,
    fill(performer) {
      markOpen(performer);
      if (open === 0) shares.fill(0);
      else if (performer.shownByType === undefined) fillFromCounts(performer);
      else fillFromRates(performer);
      return open;
    },
  };
}

type Accepts = Pick<Population, 'acceptsByType' | 'acceptsByCategory'>;

function acceptsOf({ acceptsByType }: Accepts, { typeId }: TargetType): number {
  return acceptsByType.get(typeId) ?? 0;
}

function acceptsOfCategory({ acceptsByCategory }: Accepts, category: string): number {
  return acceptsByCategory.get(category) ?? 0;
}

/** Whether there is something to do of a type of which so many tasks are left at the requester. */
function isThere(type: TargetType, tasks: number): boolean {
  return tasks > 0 || (tasks === 0 && type.near > 0);
}
