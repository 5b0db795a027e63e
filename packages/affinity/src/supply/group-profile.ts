import { expectedPace } from './expected-quantity.ts';
import { fillRates, populationRates } from './acceptance-rates.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';
import { visitBarred } from './type-index.ts';

/** What requester nodes may know of a group (N7), when it decides what to give it. */
export interface GroupDraw {
  readonly partitionId: string;
  /** Members here now. */
  readonly online: number;
  /** Of them, those who have nothing to do. */
  readonly waiting: number;
  /**
   * Accepts in an hour that the group would make of a type if everything were to be had, by category,
   * and by type where the type is known.
   */
  readonly paceByCategory: ReadonlyMap<string, number>;
  readonly paceByType: ReadonlyMap<string, number>;
}

export interface DrawInput {
  readonly partitionId: string;
  readonly performers: readonly (PerformerDemand & { readonly waiting?: boolean })[];
  readonly population: Population;
  /** Known types; categories are taken from them. */
  readonly types: readonly TargetType[];
  readonly defaultPacePerHour: number;
}

/**
 * How strongly a group draws each kind of work: the sum over those who are here of pace × the share
 * that the type has in their rates of acceptance over all types known. Somebody who likes little else
 * counts more than somebody who likes everything, and what is not to be had at the moment keeps its
 * share, so that a draw says who would do the type, not what there happens to be.
 */
export function describeDraw(input: DrawInput): GroupDraw {
  const rates = populationRates(input.types, input.population);
  const row = new Float64Array(input.types.length);
  const byType = new Float64Array(input.types.length);
  let online = 0;
  let waiting = 0;
  for (const performer of input.performers) {
    if (!performer.online) continue;
    online += 1;
    if (performer.waiting === true) waiting += 1;
    const pace = expectedPace(performer, input.defaultPacePerHour);
    fillRates(performer, rates, row);
    visitBarred(performer, rates.index, (place) => (row[place] = 0));
    let sum = 0;
    for (let index = 0; index < row.length; index += 1) sum += row[index] ?? 0;
    if (sum === 0) continue;
    for (let index = 0; index < row.length; index += 1) {
      byType[index] = (byType[index] ?? 0) + (pace * (row[index] ?? 0)) / sum;
    }
  }
  const paceByType = new Map(input.types.map((type, index) => [type.typeId, byType[index] ?? 0]));
  return {
    partitionId: input.partitionId,
    online,
    waiting,
    paceByCategory: average(input.types, byType),
    paceByType,
  };
}

function average(types: readonly TargetType[], byType: Float64Array): Map<string, number> {
  const sums = new Map<string, { pace: number; types: number }>();
  for (const [index, { category }] of types.entries()) {
    const sum = sums.get(category) ?? { pace: 0, types: 0 };
    sum.pace += byType[index] ?? 0;
    sum.types += 1;
    sums.set(category, sum);
  }
  return new Map([...sums].map(([category, { pace, types: count }]) => [category, pace / count]));
}

/** Accepts in an hour that a group would make of a type; null when nothing is known of its kind. */
export function drawOf(draw: GroupDraw, typeId: string, category: string): number | null {
  return draw.paceByType.get(typeId) ?? draw.paceByCategory.get(category) ?? null;
}
