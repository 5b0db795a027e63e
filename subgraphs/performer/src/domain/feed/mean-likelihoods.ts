import {
  fillRates,
  isFor,
  populationRates,
  type PerformerDemand,
  type Population,
  type TargetType,
} from '@exchange/affinity';

/** Enough of them to know what the others are like. */
const mostMembers = 300;

/** The mean likelihood, by type, that one of these takes it when it stands before them; of those it is for. */
export function meanLikelihoods(
  performers: readonly PerformerDemand[],
  types: readonly TargetType[],
  population: Population,
): ReadonlyMap<string, number> {
  const rates = populationRates(types, population);
  const row = new Float64Array(types.length);
  const sums = new Float64Array(types.length);
  const members = new Int32Array(types.length);
  for (const performer of performers.slice(0, mostMembers)) {
    fillRates(performer, rates, row);
    for (const [index, type] of types.entries()) {
      if (!isFor(performer, type)) continue;
      sums[index] = (sums[index] ?? 0) + (row[index] ?? 0);
      members[index] = (members[index] ?? 0) + 1;
    }
  }
  const means = new Map<string, number>();
  for (const [index, { typeId }] of types.entries()) {
    const count = members[index] ?? 0;
    if (count > 0) means.set(typeId, (sums[index] ?? 0) / count);
  }
  return means;
}
