import {
  chooseBackups,
  fillRates,
  isFor,
  populationRates,
  type Population,
  type TargetType,
} from '@exchange/affinity';
import type { GroupMember } from '../read-demand.ts';

/** Enough to find somebody; the work for each type grows with it. */
const mostMembers = 200;
const mostTypes = 500;

/** Who of those who are here is told when somebody gives a task of a type back, by type (M3). */
export function listBackups(
  performers: readonly GroupMember[],
  types: readonly TargetType[],
  population: Population,
): ReadonlyMap<string, readonly string[]> {
  const asked = types.slice(0, mostTypes);
  const rates = populationRates(asked, population);
  const row = new Float64Array(asked.length);
  const candidates = asked.map(() => [] as { key: string; likelihood: number; waiting: boolean }[]);
  for (const performer of performers.slice(0, mostMembers)) {
    fillRates(performer, rates, row);
    const { key, waiting } = performer;
    for (const [index, type] of asked.entries()) {
      if (!isFor(performer, type)) continue;
      candidates[index]?.push({ key, likelihood: row[index] ?? 0, waiting });
    }
  }
  return new Map(
    asked.map(({ typeId }, index) => [typeId, chooseBackups(candidates[index] ?? [])]),
  );
}
