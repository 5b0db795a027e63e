import type { TypePlan, TypeSupply } from './plan-maintenance.ts';
import type { Target } from './target-types.ts';

export interface ShortageSettings {
  /** As in the maintenance: more than this many times a type's target would go back again. */
  readonly excessFactor: number;
  /** Fewer slots of a type that nothing is pulled of otherwise are not worth a message. */
  readonly smallestPull: number;
  /** Slots that may still be pulled by this run. */
  readonly room: number;
}

/** Kind of work by type: what may stand in for each other. */
export type CategoryOf = (typeId: string) => string | undefined;

/**
 * Too little to be had of what the group wants (R6): the rest of what it would do is made up with other
 * work of the same category of which there is more, what it likes best first. A type that takes in for
 * others is filled no further than it would be left alone.
 */
export function coverShortage(
  plans: readonly TypePlan[],
  target: Target,
  supply: readonly TypeSupply[],
  categoryOf: CategoryOf,
  settings: ShortageSettings,
): readonly TypePlan[] {
  const targetOf = new Map(target.map((entry) => [entry.typeId, entry]));
  const supplyOf = new Map(supply.map((entry) => [entry.typeId, entry]));
  const shortOf = (plan: TypePlan) =>
    Math.floor(targetOf.get(plan.typeId)?.expected ?? 0) - plan.keep - plan.acquire;
  const missing = new Map<string, number>();
  for (const plan of plans) {
    const category = categoryOf(plan.typeId);
    const short = shortOf(plan);
    if (category === undefined || short <= 0) continue;
    missing.set(category, (missing.get(category) ?? 0) + short);
  }
  const order = plans
    .map((plan, index) => ({ index, expected: targetOf.get(plan.typeId)?.expected ?? 0 }))
    .sort((one, other) => other.expected - one.expected || one.index - other.index);
  const covered = [...plans];
  let { room } = settings;
  for (const { index } of order) {
    const plan = plans[index];
    if (plan === undefined || plan.target === 0 || plan.release > 0) continue;
    // The rest of it is left to other groups.
    if (shortOf(plan) > 0) continue;
    const category = categoryOf(plan.typeId);
    const wanted = category === undefined ? 0 : (missing.get(category) ?? 0);
    const from = supplyOf.get(plan.typeId);
    if (category === undefined || wanted <= 0 || from === undefined) continue;
    const most = Math.floor(plan.target * settings.excessFactor) - plan.keep - plan.acquire;
    const extra = Math.min(wanted, most, room, from.availableSlots - plan.acquire);
    if (extra <= 0 || (plan.acquire === 0 && extra < settings.smallestPull)) continue;
    missing.set(category, wanted - extra);
    room -= extra;
    covered[index] = {
      ...plan,
      partitionId: from.partitionId,
      acquire: plan.acquire + extra,
      reason: 'instead',
    };
  }
  return covered;
}
