import { interestFactor, isHidden } from './preferences.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';

export interface ShareSettings {
  /** Weight of what the population does, in accepts, against a performer's own history. */
  readonly populationWeight: number;
  /** Weight of stated interests, in accepts, against what the population does. */
  readonly interestWeight: number;
}

export const defaultShareSettings: ShareSettings = { populationWeight: 10, interestWeight: 10 };

/**
 * How a performer's next accepts divide among the types they may still do; the shares sum to one, or
 * the map is empty when there is no such type.
 *
 * Own history n(t) is smoothed with the population's shares, and these with stated interests:
 *
 *   share(t) = (n(t) + κ₁ · q(t)) / (Σn + κ₁)      q(t) = (N(t) + κ₂ · r(t)) / (ΣN + κ₂)
 *
 * where r is proportional to the interest factor. Half of the weight of a type comes from its
 * category, so that a new type of a kind that somebody likes does not begin at nothing.
 *
 * Source: Dirichlet-prior smoothing of multinomials with back-off, MacKay and Peto, "A hierarchical
 * Dirichlet language model", Natural Language Engineering 1(3), 1995; κ as in Zhai and Lafferty, "A
 * study of smoothing methods for language models", ACM TOIS 22(2), 2004.
 */
export function acceptanceShares(
  performer: PerformerDemand,
  types: readonly TargetType[],
  population: Population,
  settings: ShareSettings = defaultShareSettings,
): ReadonlyMap<string, number> {
  const open = types.filter((type) => canDo(performer, type));
  if (open.length === 0) return new Map();
  const interest = normalise(open.map((type) => interestFactor(performer.preferences, type)));
  const usual = smooth(countsOf(population, open), interest, settings.interestWeight);
  const own = smooth(countsOf(performer, open), usual, settings.populationWeight);
  return new Map(open.map((type, index) => [type.typeId, own[index] ?? 0]));
}

/**
 * Tasks at the requester that the performer may do and is expected not to have done. Which ones they
 * did is not known there, so these count as spread evenly over all that were ever published: of the
 * tasks that are left, a performer who did half of all has done half. Who did all can do none.
 */
export function remainingTasks(performer: PerformerDemand, type: TargetType): number {
  if (!isFor(performer, type)) return 0;
  const total = Math.max(type.totalTasks, type.tasks);
  const held = Math.min(performer.heldByType.get(type.typeId) ?? 0, total);
  return total === 0 ? 0 : Math.ceil((type.tasks * (total - held)) / total);
}

function canDo(performer: PerformerDemand, type: TargetType): boolean {
  return isFor(performer, type) && (type.near > 0 || remainingTasks(performer, type) > 0);
}

/** Neither their own nor hidden by them. */
export function isFor(performer: PerformerDemand, type: TargetType): boolean {
  return type.requesterKey !== performer.ownRequesterKey && !isHidden(performer.preferences, type);
}

function countsOf(history: Population, types: readonly TargetType[]): number[] {
  const perCategory = new Map<string, number>();
  for (const type of types) {
    perCategory.set(type.category, (perCategory.get(type.category) ?? 0) + 1);
  }
  return types.map((type) => {
    const ofType = history.acceptsByType.get(type.typeId) ?? 0;
    const ofCategory = history.acceptsByCategory.get(type.category) ?? 0;
    return ofType / 2 + ofCategory / 2 / (perCategory.get(type.category) ?? 1);
  });
}

function smooth(counts: readonly number[], prior: readonly number[], weight: number): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count, index) => (count + weight * (prior[index] ?? 0)) / (sum + weight));
}

function normalise(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => (sum === 0 ? 1 / values.length : value / sum));
}
