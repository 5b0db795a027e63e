import { acceptanceShares, isFor, remainingTasks } from './acceptance-shares.ts';
import { expectedQuantity, type Period } from './expected-quantity.ts';
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

/**
 * How many slots of each type the group should have near for the coming period (R2): the sum over
 * its performers of expected quantity × share of the type, at least `minimumTarget` while anybody
 * may want it, never more than `largestShare` of what is left (other groups want some too, R6), than
 * the group could do (one performer does a task once), or, over all types, than `maximumStock`.
 *
 * The result has one entry per type given, in the same order. Every input a fuller model needs
 * (history, pace, presence, supply, rewards, deadlines) comes through this interface.
 */
export function planTarget(input: TargetInput): Target {
  const expected = expectByType(input);
  const targets = input.types.map((type) =>
    decideType(type, expected.get(type.typeId) ?? 0, input),
  );
  return fitMaximum(targets, input.settings.maximumStock);
}

function expectByType(input: TargetInput): ReadonlyMap<string, number> {
  const expected = new Map<string, number>();
  for (const performer of input.performers) {
    const quantity = expectedQuantity(performer, input.period, input.settings.defaultPacePerHour);
    for (const [typeId, share] of acceptanceShares(performer, input.types, input.population)) {
      expected.set(typeId, (expected.get(typeId) ?? 0) + quantity * share);
    }
  }
  return expected;
}

function decideType(type: TargetType, expected: number, input: TargetInput): TypeTarget {
  const doable = doableByGroup(type, input.performers);
  const { typeId } = type;
  if (doable === 0) return { typeId, slots: 0, expected: 0, reason: 'nobody' };
  const wanted = Math.max(Math.ceil(expected), input.settings.minimumTarget);
  const supply = Math.ceil(type.slots * input.settings.largestShare);
  const slots = Math.min(wanted, doable, supply);
  if (slots === wanted) {
    const reason = expected >= input.settings.minimumTarget ? 'expected' : 'minimum';
    return { typeId, slots, expected, reason };
  }
  const reason = supply <= doable ? 'limited-by-supply' : 'limited-by-group';
  return { typeId, slots, expected, reason };
}

function doableByGroup(type: TargetType, performers: readonly PerformerDemand[]): number {
  const near = performers.some((performer) => isFor(performer, type)) ? type.near : 0;
  return performers.reduce((sum, performer) => sum + remainingTasks(performer, type), near);
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
