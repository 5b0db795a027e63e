import { createShareTable, defaultShareSettings, type ShareSettings } from './share-table.ts';
import type { PerformerDemand, Population, TargetType } from './target-types.ts';

/**
 * How a performer's next accepts divide among the types they may still do; the shares sum to one, or
 * the map is empty when there is no such type. See `createShareTable` for the formula.
 */
export function acceptanceShares(
  performer: PerformerDemand,
  types: readonly TargetType[],
  population: Population,
  settings: ShareSettings = defaultShareSettings,
): ReadonlyMap<string, number> {
  const table = createShareTable(types, population, settings);
  const open = table.fill(performer);
  if (open === 0) return new Map();
  const shares = new Map<string, number>();
  for (const [index, type] of types.entries()) {
    if (table.left[index] !== -1) shares.set(type.typeId, table.shares[index] ?? 0);
  }
  return shares;
}
