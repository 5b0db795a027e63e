import { expectedQuantity, type Period } from './expected-quantity.ts';
import { stockFor } from './group-likelihood.ts';
import { measureWeights } from './measure-weights.ts';
import { createShareTable } from './share-table.ts';
import type {
  PerformerDemand,
  Population,
  Target,
  TargetSettings,
  TargetType,
  TypeTarget,
} from './target-types.ts';

export interface TargetInput {
  readonly period: Period;
  /** The recently active ones only. */
  readonly performers: readonly PerformerDemand[];
  readonly population: Population;
  readonly types: readonly TargetType[];
  readonly settings: TargetSettings;
}

/** Sums over the group, by place of the type. */
interface GroupSums {
  /** Accepts expected in the period, by the measure of the settings. */
  readonly expected: Float64Array;
  /** Tasks that the members can do, each member's counted. */
  readonly doable: Float64Array;
}

/**
 * How many slots of each type the group should have near for the coming period (R2): the sum over
 * its performers of expected quantity × share of the type, with what covers chance when a service
 * level is set; at least `minimumTarget` while anybody may want it, never more than `largestShare` of
 * what is left (other groups want some too, R6), than the group could do (one performer does a task
 * once), or, over all types, than `maximumStock`. One entry per type given, in the same order.
 */
export function planTarget(input: TargetInput): Target {
  const { expected, doable } = sumOverGroup(input);
  const targets = input.types.map((type, index) =>
    decideType(type, expected[index] ?? 0, doable[index] ?? 0, input.settings),
  );
  return fitMaximum(targets, input.settings.maximumStock);
}

/** Accepts that the group is expected to make in the period, by place of the type. */
export function expectByType(input: TargetInput): Float64Array {
  return sumOverGroup(input).expected;
}

function sumOverGroup(input: TargetInput): GroupSums {
  const { types, settings } = input;
  const expected = new Float64Array(types.length);
  const doable = new Float64Array(types.length);
  const table = createShareTable(types, input.population);
  const weights = measureWeights(types, input.performers, settings.measure ?? 'acceptance');
  const hours = input.period.seconds / 3_600;
  for (const performer of input.performers) {
    if (table.fill(performer) === 0) continue;
    const quantity = expectedQuantity(performer, input.period, settings.defaultPacePerHour);
    for (let index = 0; index < types.length; index += 1) {
      const left = table.left[index] ?? -1;
      if (left === -1) continue;
      doable[index] = (doable[index] ?? 0) + left;
      const own = quantity * (table.shares[index] ?? 0);
      expected[index] = (expected[index] ?? 0) + own * weights(performer, index);
    }
    limitByPace(performer, types, table.shares, expected, quantity, hours);
  }
  for (const [index, type] of types.entries()) {
    if ((doable[index] ?? 0) > 0 || (expected[index] ?? 0) > 0) {
      doable[index] = (doable[index] ?? 0) + type.near;
    }
  }
  return { expected, doable };
}

/** Of types that are known to take longer, somebody does no more than their pace for them allows. */
function limitByPace(
  performer: PerformerDemand,
  types: readonly TargetType[],
  shares: Float64Array,
  expected: Float64Array,
  quantity: number,
  hours: number,
): void {
  if (performer.paceByType === undefined) return;
  for (const [index, type] of types.entries()) {
    const pace = performer.paceByType.get(type.typeId);
    if (pace === undefined) continue;
    const over = quantity * (shares[index] ?? 0) - pace * hours;
    if (over > 0) expected[index] = Math.max(0, (expected[index] ?? 0) - over);
  }
}

function decideType(
  type: TargetType,
  expected: number,
  doable: number,
  settings: TargetSettings,
): TypeTarget {
  const { typeId } = type;
  if (doable === 0) return { typeId, slots: 0, expected: 0, reason: 'nobody' };
  const covering =
    (settings.serviceLevel ?? 0) > 0 ? stockFor(expected, settings.serviceLevel ?? 0) : expected;
  const wanted = Math.max(Math.ceil(Math.max(expected, covering)), settings.minimumTarget);
  const supply = Math.ceil(type.slots * settings.largestShare);
  const slots = Math.min(wanted, doable, supply);
  if (slots === wanted) {
    const reason = expected >= settings.minimumTarget ? 'expected' : 'minimum';
    return { typeId, slots, expected, reason };
  }
  const reason = supply <= doable ? 'limited-by-supply' : 'limited-by-group';
  return { typeId, slots, expected, reason };
}

/** Every type keeps the same share of what it should have, so that none is lost altogether. */
function fitMaximum(targets: readonly TypeTarget[], maximum: number): Target {
  const sum = targets.reduce((total, target) => total + target.slots, 0);
  if (sum <= maximum) return targets;
  return targets.map((target) => ({
    ...target,
    slots: Math.floor((target.slots * maximum) / sum),
    reason: target.slots === 0 ? target.reason : 'limited-by-maximum',
  }));
}
