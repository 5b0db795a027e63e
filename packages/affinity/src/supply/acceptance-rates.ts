import { interestFactor } from '../preferences.ts';
import { smoothRate } from './smoothing.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';

export interface RateSettings {
  /** Of a type nobody has met yet: how often it is taken when it can be. */
  readonly priorRate: number;
  /** Cases with the next coarser level's rate that are added to each level's own. */
  readonly weight: number;
}

export const defaultRateSettings: RateSettings = { priorRate: 0.2, weight: 3 };

/** Rates of the population, worked out once for all performers. */
export interface PopulationRates {
  readonly ofCategory: ReadonlyMap<string, number>;
  readonly ofType: readonly number[];
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
  const shown = sum(population.shownByCategory);
  const overall = smoothRate(accepts, shown, priorRate, weight);
  const ofCategory = new Map<string, number>();
  for (const { category } of types) {
    if (ofCategory.has(category)) continue;
    const taken = population.acceptsByCategory.get(category) ?? 0;
    const cases = population.shownByCategory?.get(category) ?? 0;
    ofCategory.set(category, smoothRate(taken, cases, overall, weight));
  }
  const ofType = types.map((type) =>
    smoothRate(
      population.acceptsByType.get(type.typeId) ?? 0,
      population.shownByType?.get(type.typeId) ?? 0,
      ofCategory.get(type.category) ?? overall,
      weight,
    ),
  );
  return { ofCategory, ofType };
}

/**
 * The same for one performer: own rate of the type, backing off to own rate of the category (moved
 * by how the type compares with its category elsewhere), backing off to the population moved by
 * stated interest. Between 0 and 1; written to `row` in the order of `types`.
 */
export function fillRates(
  performer: PerformerDemand,
  types: readonly TargetType[],
  rates: PopulationRates,
  row: Float64Array,
  settings: RateSettings = defaultRateSettings,
): void {
  const { weight } = settings;
  const ownOfCategory = new Map<string, number>();
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index];
    if (type === undefined) continue;
    const general = rates.ofCategory.get(type.category) ?? settings.priorRate;
    let own = ownOfCategory.get(type.category);
    if (own === undefined) {
      const prior = Math.min(0.95, general * interestFactor(performer.preferences, type));
      const taken = performer.acceptsByCategory.get(type.category) ?? 0;
      const cases = performer.shownByCategory?.get(type.category) ?? 0;
      own = smoothRate(taken, cases, prior, weight);
      ownOfCategory.set(type.category, own);
    }
    const prior = Math.min(0.99, (own * (rates.ofType[index] ?? general)) / general);
    const taken = performer.acceptsByType.get(type.typeId) ?? 0;
    const cases = performer.shownByType?.get(type.typeId) ?? 0;
    row[index] = smoothRate(taken, cases, prior, weight);
  }
}

function sum(counts: ReadonlyMap<string, number> | undefined): number {
  let total = 0;
  for (const count of counts?.values() ?? []) total += count;
  return total;
}
