import { drawOf, type GroupDraw } from './group-profile.ts';

/** Slots of a type that a requester partition may hand out by itself. */
export interface PushSupply {
  readonly typeId: string;
  readonly category: string;
  readonly available: number;
  /** Since the oldest of them was published. */
  readonly ageSeconds: number;
  /** Until the earliest deadline; null without one. */
  readonly secondsLeft: number | null;
  /** Never offered before, or returned since. */
  readonly fresh: boolean;
  /** Returned by a group: so few are left that nobody would come to look for them. */
  readonly back?: boolean;
}

/** What a requester knows of a group beside its profile, from its own books. */
export interface GroupRecord {
  /** Results of this requester's that the group delivered (decayed). */
  readonly delivered: number;
  readonly approved: number;
  readonly rejected: number;
  /** Slots pushed or granted that came back unused. */
  readonly unused: number;
  /** Slots of the type that it holds now. */
  readonly holds: ReadonlyMap<string, number>;
  /** False when no member holds a qualification that the type needs. */
  readonly qualified?: (typeId: string) => boolean;
}

export interface PushGroup {
  readonly draw: GroupDraw;
  readonly record: GroupRecord;
}

export type PushSplit = 'best' | 'equal' | 'proportional';

export interface PushSettings {
  readonly split: PushSplit;
  /** How long a push should last the group, in seconds. */
  readonly periodSeconds: number;
  /** What nobody took for this long is pushed again. */
  readonly againAfterSeconds: number;
  /** With less time left than this, everything goes out at once instead of a period's worth. */
  readonly urgentSeconds: number;
  /** Smaller parts are not worth a message, unless time is short. */
  readonly smallestPush: number;
  /** Most groups one type is divided among. */
  readonly mostGroups: number;
}

export const defaultPushSettings: PushSettings = {
  split: 'proportional',
  periodSeconds: 900,
  againAfterSeconds: 600,
  urgentSeconds: 1_800,
  smallestPush: 4,
  mostGroups: 8,
};

export interface PushOffer {
  readonly partitionId: string;
  readonly typeId: string;
  readonly slots: number;
}

/**
 * What a requester partition hands out by itself and to whom (R8): types that are new, or that nobody
 * took for a while. A group's weight is how strongly it draws the type, times how well it did this
 * requester's work; it gets no more than it will take in the period beside what it holds. The rest
 * stays here for those who ask.
 */
export function planPush(
  supply: readonly PushSupply[],
  groups: readonly PushGroup[],
  settings: PushSettings = defaultPushSettings,
): PushOffer[] {
  return supply
    .filter((type) => type.available > 0 && isPushDue(type, settings))
    .flatMap((type) => planType(type, groups, settings));
}

/** New, short of time, or taken by nobody for a while. */
export function isPushDue(type: PushSupply, settings: PushSettings = defaultPushSettings): boolean {
  return type.fresh || isUrgent(type, settings) || type.ageSeconds >= settings.againAfterSeconds;
}

function isUrgent({ secondsLeft }: PushSupply, settings: PushSettings): boolean {
  return secondsLeft !== null && secondsLeft < settings.urgentSeconds;
}

interface Weighed {
  readonly group: PushGroup;
  readonly weight: number;
  /** Slots it can still use in the period. */
  readonly room: number;
}

function planType(
  type: PushSupply,
  groups: readonly PushGroup[],
  settings: PushSettings,
): PushOffer[] {
  const weighed = groups
    .map((group) => weigh(type, group, settings))
    .filter(({ weight, room }) => weight > 0 && room >= 1)
    .sort((one, other) => other.weight - one.weight || compare(one, other))
    .slice(0, settings.split === 'best' ? 1 : mostParts(type, settings));
  return divide(type, weighed, settings).map(({ group, slots }) => ({
    ...{ partitionId: group.draw.partitionId, typeId: type.typeId, slots },
  }));
}

/**
 * Divides what there is by weight, none getting more than it has room for: what one has no room for goes
 * to the others (water-filling). Parts too small for a message are left out, and divided again.
 */
function divide(
  type: PushSupply,
  groups: readonly Weighed[],
  settings: PushSettings,
): { group: PushGroup; slots: number }[] {
  const parts = fill(type.available, groups, settings.split === 'equal');
  // What is short of time or came back is handed out whatever it costs, to as few as possible; of the
  // rest, few slots are asked for when wanted.
  const least =
    isUrgent(type, settings) || type.back === true
      ? Math.min(settings.smallestPush, type.available)
      : settings.smallestPush;
  const worth = groups.filter((_, index) => (parts[index] ?? 0) >= least);
  if (worth.length > 0 && worth.length < groups.length) return divide(type, worth, settings);
  return worth.map(({ group }, index) => ({ group, slots: parts[index] ?? 0 }));
}

/** Whole slots for each, in their order. */
function fill(available: number, groups: readonly Weighed[], equally: boolean): number[] {
  const parts = groups.map(() => 0);
  let left = available;
  let open = groups.map((group, index) => ({ index, ...group }));
  while (left > 0 && open.length > 0) {
    const total = open.reduce((sum, { weight }) => sum + (equally ? 1 : weight), 0);
    const before = left;
    const amount = left;
    for (const { index, weight, room } of open) {
      const given = parts[index] ?? 0;
      const share = Math.ceil((amount * (equally ? 1 : weight)) / total);
      const more = Math.min(left, share, Math.floor(room) - given);
      parts[index] = given + more;
      left -= more;
    }
    open = open.filter(({ index, room }) => Math.floor(room) > (parts[index] ?? 0));
    if (left === before) break;
  }
  return parts;
}

function mostParts(type: PushSupply, settings: PushSettings): number {
  const worthwhile = Math.max(1, Math.floor(type.available / settings.smallestPush));
  return Math.min(settings.mostGroups, worthwhile);
}

function weigh(type: PushSupply, group: PushGroup, settings: PushSettings): Weighed {
  const { draw, record } = group;
  if (record.qualified?.(type.typeId) === false) return { group, weight: 0, room: 0 };
  const pace = drawOf(draw, type.typeId, type.category) ?? 0;
  const weight = pace * reputation(record);
  const secondsLeft = type.secondsLeft ?? Number.POSITIVE_INFINITY;
  const period = secondsLeft < settings.urgentSeconds ? secondsLeft : settings.periodSeconds;
  // Who did badly is handed less than they would take; the rest stays here for those who ask.
  const useful = pace * Math.min(1, reputation(record));
  const room = (useful * period) / 3_600 - (record.holds.get(type.typeId) ?? 0);
  return { group, weight, room };
}

/**
 * How well a group did this requester's work, around 1: the smoothed share of approved results, a
 * little more for a long common history, less when much of what it was given came back unused.
 */
export function reputation(record: GroupRecord): number {
  const approved = (record.approved + 9) / (record.approved + record.rejected + 10);
  const used = (record.delivered + 5) / (record.delivered + record.unused + 5);
  const longevity = 1 + 0.2 * (record.delivered / (record.delivered + 200));
  return (approved / 0.9) * longevity * Math.sqrt(used);
}

function compare(one: Weighed, other: Weighed): number {
  return one.group.draw.partitionId < other.group.draw.partitionId ? -1 : 1;
}
