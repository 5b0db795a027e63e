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
  /** What the group takes just now, accepts in an hour by type (see `ratesPerHour`). */
  readonly takes?: ReadonlyMap<string, number>;
  readonly settings: TargetSettings;
}

/** Stock lasts at least so long at the rate at which it is taken just now, whatever history says. */
const coverSeconds = 180;

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
 * level is set, and no less than is taken within minutes just now. Of the type that the group wants most
 * at least `minimumTarget`, of the others in proportion, so that a small group's stock still follows
 * its likes. Never more than `largestShare` of what is left (other groups want some too, R6), than the
 * group could do (one performer does a task once), or, over all types, than `maximumStock`. One entry
 * per type given, in the same order.
 */
export function planTarget(input: TargetInput): Target {
  const { expected, doable } = sumOverGroup(input);
  const most = expected.reduce((highest, one) => Math.max(highest, one), 0);
  const targets = input.types.map((type, index) => {
    const own = expected[index] ?? 0;
    const least = most === 0 ? 1 : Math.max(leastShare, own / most);
    const now = ((input.takes?.get(type.typeId) ?? 0) * coverSeconds) / 3_600;
    return decideType(type, { expected: own, doable: doable[index] ?? 0, least, now }, input);
  });
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
    for (const [index, over] of listOverPace(performer, types, table.shares, { quantity, hours })) {
      expected[index] = Math.max(0, (expected[index] ?? 0) - over * weights(performer, index));
    }
  }
  for (const [index, type] of types.entries()) {
    if ((doable[index] ?? 0) > 0 || (expected[index] ?? 0) > 0) {
      doable[index] = (doable[index] ?? 0) + type.near;
    }
  }
  return { expected, doable };
}

/**
 * Of types that are known to take longer, somebody does no more than their pace for them allows: the
 * accepts beyond that, by place of the type.
 */
function listOverPace(
  { paceByType }: PerformerDemand,
  types: readonly TargetType[],
  shares: Float64Array,
  { quantity, hours }: { readonly quantity: number; readonly hours: number },
): [number, number][] {
  if (paceByType === undefined) return [];
  return types.flatMap(({ typeId }, index): [number, number][] => {
    const pace = paceByType.get(typeId);
    const over = pace === undefined ? 0 : quantity * (shares[index] ?? 0) - pace * hours;
    return over > 0 ? [[index, over]] : [];
  });
}

/** Of the smallest target, for types that are wanted least. */
const leastShare = 0.25;

interface TypeDemand {
  readonly expected: number;
  readonly doable: number;
  /** Share of the smallest target that this type has at least, 0 to 1. */
  readonly least: number;
  /** Slots that are taken in the next minutes if it goes on as it does. */
  readonly now: number;
}

function decideType(
  type: TargetType,
  { expected, doable, least, now }: TypeDemand,
  { settings }: TargetInput,
): TypeTarget {
  const { typeId } = type;
  if (doable === 0) return { typeId, slots: 0, expected: 0, reason: 'nobody' };
  const level = settings.serviceLevel ?? 0;
  const covering = Math.max(now, level > 0 ? stockFor(expected, level) : expected);
  const minimum = Math.ceil(settings.minimumTarget * least);
  const wanted = Math.max(Math.ceil(Math.max(expected, covering)), minimum);
  const supply = Math.ceil(type.slots * settings.largestShare);
  const slots = Math.min(wanted, doable, supply);
  if (slots === wanted) {
    const reason = Math.max(expected, now) >= minimum ? 'expected' : 'minimum';
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
