import { planTarget, type Target, type TargetType } from '@exchange/affinity';
import type { GrantedLease, TypeTerms } from '@exchange/cluster';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { barTypes } from './bar-types.ts';
import { defaultPacePerHour } from './describe-demand.ts';
import { describeTypes, listAsking } from './describe-types.ts';
import { readDemand } from './read-demand.ts';

/** What the group will probably do of a type in the period; null when nobody of it may. */
export type Expectations = ReadonlyMap<string, number | null>;

/**
 * What the last maintenance expected of the offered types; where it knew nothing of one, what it would
 * expect now.
 */
export async function expectOffered(
  repository: Repository,
  types: readonly TypeTerms[],
  slots: ReadonlyMap<string, number>,
): Promise<Expectations> {
  const known = repository.maintenance.expected;
  // Nobody did it then, perhaps because there was nothing of it to do.
  if (types.every(({ typeId }) => typeof known.get(typeId) === 'number')) return known;
  const { partition, groupId, supply, directory } = repository;
  const [demand, taskInfo, stock] = await Promise.all([
    readDemand(repository),
    directory.listTaskInfo(),
    readStockCounts(partition, groupId),
  ]);
  const asking = [...listAsking(taskInfo, stock), ...types];
  const performers = await barTypes(repository, demand.performers, asking);
  const offered = new Set(types.map(({ typeId }) => typeId));
  const others = describeTypes(taskInfo, stock, new Map()).filter(
    ({ typeId }) => !offered.has(typeId),
  );
  const target = planTarget({
    period: { startAt: partition.clock.now(), seconds: supply.periodSeconds },
    performers,
    population: demand.population,
    types: [...others, ...types.map((type) => describeOffered(type, slots.get(type.typeId) ?? 0))],
    settings: { ...supply, defaultPacePerHour, largestShare: 1 },
  });
  return expectationsOf(target, supply.minimumTarget);
}

/** At least the smallest target, since somebody may want to try. */
export function expectationsOf(target: Target, minimum: number): Expectations {
  return new Map(
    target.map(({ typeId, expected, reason }) => [
      typeId,
      reason === 'nobody' ? null : Math.max(expected, minimum),
    ]),
  );
}

function describeOffered(type: TypeTerms, slots: number): TargetType {
  return { ...type, slots, tasks: slots, totalTasks: slots, near: 0 };
}

/** Slots by type. */
export function countByType(
  things: readonly Pick<GrantedLease, 'typeId' | 'slots'>[],
): Map<string, number> {
  const slots = new Map<string, number>();
  for (const one of things) slots.set(one.typeId, (slots.get(one.typeId) ?? 0) + one.slots);
  return slots;
}
