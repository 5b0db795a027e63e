import {
  isPushDue,
  planPush,
  type GroupDraw,
  type GroupRecord,
  type PushGroup,
  type PushSettings,
} from '@exchange/affinity';
import type { SupplySettings } from '@exchange/cluster';
import type { GroupResults } from '../store/read-group-records.ts';
import type { HeldSlots } from '../store/read-held.ts';
import type { PushableType } from '../store/read-push-supply.ts';
import type { Returned } from '../store/find-returned.ts';
import type { RecentOffer } from '../store/push-offers.ts';
import type { Group } from './read-groups.ts';

export interface PushBooks {
  readonly groups: readonly Group[];
  readonly held: readonly HeldSlots[];
  readonly results: readonly GroupResults[];
  readonly recent: readonly RecentOffer[];
  /** What came back since the last push, and from whom. */
  readonly givenBack: readonly Returned[];
}

/** Slots by type for one performer partition. */
export interface PlannedPush {
  readonly holder: string;
  readonly wants: readonly { readonly typeId: string; readonly slots: number }[];
}

export function pushSettingsOf({ push, periodSeconds }: SupplySettings): PushSettings {
  return {
    split: push.split,
    periodSeconds: Math.min(periodSeconds, 900),
    againAfterSeconds: push.afterSeconds,
    urgentSeconds: push.urgentSeconds,
    smallestPush: push.smallest,
    mostGroups: push.groups,
  };
}

export function listDueTypes(
  supply: readonly PushableType[],
  settings: PushSettings,
): readonly PushableType[] {
  return supply.filter((type) => type.available > 0 && isPushDue(type, settings));
}

/**
 * Who is offered what (R8): each requester's types by that requester's own experience with the groups.
 * A group that did not take all of a type lately, or just gave some back, is not asked again yet, and
 * one that has not answered is given nothing more. One offer for each performer partition, of a bounded size.
 */
export function planPushes(
  due: readonly PushableType[],
  books: PushBooks,
  settings: PushSettings,
  largestOffer: number,
): readonly PlannedPush[] {
  const silent = new Set(
    books.recent.filter(({ status }) => status === 'open').map(({ holder }) => holder),
  );
  const groups = books.groups.filter(({ partitionId }) => !silent.has(partitionId));
  const satisfied = listSatisfied(books);
  const wants = new Map<string, { typeId: string; slots: number }[]>();
  const room = new Map<string, number>();
  for (const [requesterKey, types] of Map.groupBy(due, (type) => type.requesterKey)) {
    const candidates = groups.flatMap((group): PushGroup[] => {
      const draw = group.draw ?? drawOfResults(group, requesterKey, types, books);
      if (draw === null) return [];
      return [{ draw, record: describeRecord(group, requesterKey, books, satisfied) }];
    });
    for (const { partitionId, typeId, slots } of planPush(types, candidates, settings)) {
      const left = room.get(partitionId) ?? largestOffer;
      const part = Math.min(slots, left);
      if (part <= 0) continue;
      room.set(partitionId, left - part);
      const list = wants.get(partitionId);
      if (list === undefined) wants.set(partitionId, [{ typeId, slots: part }]);
      else list.push({ typeId, slots: part });
    }
  }
  return [...wants].map(([holder, list]) => ({ holder, wants: list }));
}

const leastHours = 1;

/** A group that tells nothing of itself is known by what it did for this requester. */
function drawOfResults(
  { partitionId, online }: Group,
  requesterKey: string,
  types: readonly PushableType[],
  { results }: PushBooks,
): GroupDraw | null {
  const own = results.find(
    (row) => row.holder === partitionId && row.requesterKey === requesterKey,
  );
  if (own === undefined) return null;
  const perHour = own.delivered / Math.max(leastHours, own.hours);
  return {
    ...{ partitionId, online, waiting: 0, paceByCategory: new Map() },
    paceByType: new Map(types.map(({ typeId }) => [typeId, perHour])),
  };
}

function describeRecord(
  { partitionId }: Group,
  requesterKey: string,
  books: PushBooks,
  satisfied: ReadonlySet<string>,
): GroupRecord {
  const own = books.results.find(
    (row) => row.holder === partitionId && row.requesterKey === requesterKey,
  );
  const answered = books.recent.filter(
    ({ holder, status }) => holder === partitionId && status === 'answered',
  );
  const unused = answered.reduce((all, { offered, taken }) => all + sum(offered) - sum(taken), 0);
  return {
    delivered: own?.delivered ?? 0,
    approved: own?.approved ?? 0,
    rejected: own?.rejected ?? 0,
    unused,
    holds: new Map(
      books.held
        .filter(({ holder }) => holder === partitionId)
        .map(({ typeId, slots }) => [typeId, slots]),
    ),
    qualified: (typeId) => !satisfied.has(pairOf(partitionId, typeId)),
  };
}

/** Groups and types of which they lately did not take all, or kept not all. */
function listSatisfied({ recent, givenBack }: PushBooks): ReadonlySet<string> {
  const declined = recent.flatMap(({ holder, status, offered, taken }) =>
    status !== 'answered'
      ? []
      : Object.entries(offered)
          .filter(([typeId, slots]) => (taken[typeId] ?? 0) < slots)
          .map(([typeId]) => pairOf(holder, typeId)),
  );
  return new Set([...declined, ...givenBack.map((one) => pairOf(one.holder, one.typeId))]);
}

function pairOf(holder: string, typeId: string): string {
  return `${holder} ${typeId}`;
}

function sum(slots: Readonly<Record<string, number>>): number {
  return Object.values(slots).reduce((total, one) => total + one, 0);
}
