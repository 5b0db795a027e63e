import { categoryFactor } from '../preferences.ts';
import { smoothRate } from './smoothing.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';
import { indexTypes, type TypeIndex } from './type-index.ts';

export interface RateSettings {
  /** Of a type nobody has met yet: how often it is taken when it can be. */
  readonly priorRate: number;
  /** Cases with the next coarser level's rate that are added to each level's own. */
  readonly weight: number;
}

export const defaultRateSettings: RateSettings = { priorRate: 0.2, weight: 3 };

/** Rates of the population, worked out once for all performers; by place of the type. */
export interface PopulationRates {
  readonly index: TypeIndex;
  /** Of everything. */
  readonly overall: number;
  readonly ofCategory: Float64Array;
  /**
   * How a type's rate compares with its category's: accepts over those expected, both with some added
   * (the gamma-Poisson estimate of a relative rate, Clayton and Kaldor, Biometrics 43(3), 1987).
   */
  readonly relative: Float64Array;
}

/**
 * How likely a type is taken when it stands before somebody, for the population: by type, backing off
 * to its category, backing off to everything. Each level is smoothed towards the coarser one, as in
 * hierarchical beta-binomial models (Kruschke and Vanpaemel, "Bayesian estimation in hierarchical
 * models", Oxford Handbook of Computational and Mathematical Psychology, 2015).
 */
export function populationRates(
  types: readonly TargetType[],
  population: Population,
  settings: RateSettings = defaultRateSettings,
): PopulationRates {
  const { weight, priorRate } = settings;
  const accepts = sum(population.acceptsByCategory);
  const overall = smoothRate(accepts, sum(population.shownByCategory), priorRate, weight);
  const index = indexTypes(types);
  const ofCategory = Float64Array.from(index.categories, (category) => {
    const taken = population.acceptsByCategory.get(category) ?? 0;
    return smoothRate(taken, population.shownByCategory?.get(category) ?? 0, overall, weight);
  });
  const relative = Float64Array.from(types, ({ typeId }, place) => {
    const general = ofCategory[index.categoryOf[place] ?? 0] ?? overall;
    const taken = population.acceptsByType.get(typeId) ?? 0;
    const cases = population.shownByType?.get(typeId) ?? 0;
    // Where the whole category is hardly ever taken, that says little about one type beside it.
    const prior = Math.max(1, weight * general);
    return (taken + prior) / (general * Math.max(cases, taken) + prior);
  });
  return { index, overall, ofCategory, relative };
}

/**
 * The same for one performer: own rate of the type, backing off to own rate of the category (moved
 * by how the type compares with its category elsewhere), backing off to the population moved by
 * stated interest. Between 0 and 1; written to `row` in the order of `types`.
 */
export function fillRates(
  performer: PerformerDemand,
  rates: PopulationRates,
  row: Float64Array,
  settings: RateSettings = defaultRateSettings,
): void {
  const { weight } = settings;
  const { overall, ofCategory, relative } = rates;
  const { categories, categoryOf, placeOf } = rates.index;
  const own = new Float64Array(categories.length);
  for (const [place, category] of categories.entries()) {
    const factor = categoryFactor(performer.preferences, category);
    // What the others here do not like says little about somebody who asks for it.
    const usual = ofCategory[place] ?? 0;
    const prior = Math.min(0.95, (factor > 1 ? Math.max(usual, overall) : usual) * factor);
    const taken = performer.acceptsByCategory.get(category) ?? 0;
    own[place] = smoothRate(taken, performer.shownByCategory?.get(category) ?? 0, prior, weight);
  }
  for (let index = 0; index < row.length; index += 1) {
    row[index] = Math.min(0.99, (own[categoryOf[index] ?? 0] ?? 0) * (relative[index] ?? 1));
  }
  // Few of many types have a history of the performer's own.
  for (const [typeId, cases] of performer.shownByType ?? performer.acceptsByType) {
    const index = placeOf.get(typeId);
    if (index === undefined) continue;
    const taken = performer.acceptsByType.get(typeId) ?? 0;
    row[index] = smoothRate(taken, cases, row[index] ?? 0, weight);
  }
}

function sum(counts: ReadonlyMap<string, number> | undefined): number {
  let total = 0;
  for (const count of counts?.values() ?? []) total += count;
  return total;
}
