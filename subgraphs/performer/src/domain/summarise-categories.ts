import type { NextItem } from '@exchange/affinity';
import type { OwnTypeHistory } from '../store/feed-reads.ts';

/**
 * So many submits of one kind count: doing it once more says nothing about other kinds. Without a bound,
 * the submit before each task that is handed out would outweigh that task being given back, for ever.
 */
const countedOfOneKind = 3;

/**
 * By category, all that somebody ever did of it, whether there is work of it now or not: what they
 * handed in, and the kinds that they gave back and never handed in. What is in hand or ran out says
 * neither.
 */
export function summariseCategories(
  own: readonly OwnTypeHistory[],
): ReadonlyMap<string, NextItem['alike']> {
  const categories = [...Map.groupBy(own, ({ category }) => category)];
  return new Map(
    categories.map(([category, kinds]) => [
      category,
      {
        chosen: kinds.reduce((sum, kind) => sum + Math.min(kind.submitted, countedOfOneKind), 0),
        gaveBack: kinds.filter((kind) => kind.returned > 0 && kind.submitted === 0).length,
      },
    ]),
  );
}
