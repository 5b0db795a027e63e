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
  /** Never offered before. */
  readonly fresh: boolean;
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
  /** Smaller parts are not worth a message. */
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
  const urgent = type.secondsLeft !== null && type.secondsLeft < settings.urgentSeconds;
  return type.fresh || urgent || type.ageSeconds >= settings.againAfterSeconds;
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
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let left = type.available;
  const offers: PushOffer[] = [];
  for (const { group, weight, room } of weighed) {
    const part = settings.split === 'equal' ? 1 / weighed.length : weight / total;
    const slots = Math.min(left, Math.floor(room), Math.ceil(type.available * part));
    if (slots < Math.min(settings.smallestPush, type.available)) continue;
    offers.push({ partitionId: group.draw.partitionId, typeId: type.typeId, slots });
    left -= slots;
  }
  return offers;
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
  const room = (pace * period) / 3_600 - (record.holds.get(type.typeId) ?? 0);
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
