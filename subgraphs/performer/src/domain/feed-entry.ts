import type { FeedItem } from '@exchange/affinity';
import type { Missing, RequirementState } from '@exchange/criteria';

export interface FeedLock {
  readonly code: 'own-task' | 'done-all' | 'queue-full' | 'blocked' | 'not-qualified';
  readonly message: string;
  readonly missing: readonly Missing[];
}

/** One kind of work as the feed shows it. */
export interface FeedEntry extends FeedItem {
  readonly title: string;
  readonly description: string;
  readonly requesterName: string;
  readonly currency: string;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly typicalSeconds: number | null;
  readonly sampleSize: number;
  readonly publishedAt: Date;
  readonly earliestDeadlineAt: Date | null;
  readonly lock: FeedLock | null;
  readonly requirements: readonly RequirementState[];
  /** Whether the viewer may look at the work before accepting it. */
  readonly previewable: boolean;
  readonly hidden: boolean;
}

export interface FeedFilter {
  readonly words?: string | null;
  readonly categories?: readonly string[] | null;
  /** Owner key. */
  readonly requesterKey?: string | null;
  readonly minRewardMinor?: number | null;
  readonly minHourlyMinor?: number | null;
  readonly maxTimeAllowedSeconds?: number | null;
  readonly localOnly?: boolean | null;
  readonly includeHidden?: boolean | null;
  readonly acceptableOnly?: boolean | null;
  readonly qualifiedOnly?: boolean | null;
}

export type FeedSort =
  | 'BEST'
  | 'REWARD'
  | 'HOURLY'
  | 'TODAY'
  | 'NEWEST'
  | 'MOST_LEFT'
  | 'ENDING_SOON';

/** Every word must occur in the title, the description, the keywords or the requester's name. */
export function filterFeed(
  entries: readonly FeedEntry[],
  filter: FeedFilter,
): readonly FeedEntry[] {
  const words = (filter.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const categories = filter.categories ?? [];
  const requesterKey = filter.requesterKey ?? null;
  const minHourly = filter.minHourlyMinor ?? null;
  return entries.filter((entry) => {
    if (entry.hidden && filter.includeHidden !== true) return false;
    if (filter.localOnly === true && entry.localSlots === 0) return false;
    if (filter.acceptableOnly === true && entry.lock !== null) return false;
    if (filter.qualifiedOnly === true && isBarred(entry)) return false;
    if (categories.length > 0 && !categories.includes(entry.category)) return false;
    if (requesterKey !== null && entry.requesterKey !== requesterKey) return false;
    if (entry.rewardMinor < (filter.minRewardMinor ?? 0)) return false;
    if (minHourly !== null && (entry.hourlyMinor ?? -1) < minHourly) return false;
    if (entry.timeAllowedSeconds > (filter.maxTimeAllowedSeconds ?? Infinity)) return false;
    return words.length === 0 || containsAll(entry, words);
  });
}

/** Locked by what the viewer is, not by what is left or in hand. */
export function isBarred({ lock }: FeedEntry): boolean {
  return lock !== null && ['own-task', 'blocked', 'not-qualified'].includes(lock.code);
}

function containsAll(entry: FeedEntry, words: readonly string[]): boolean {
  const text = [entry.title, entry.description, entry.requesterName, ...entry.keywords]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const never = 8.64e15;
const workingDaySeconds = 8 * 3_600;

/** Minor units that one person could at most earn with it within a working day. */
function earnableToday({ rewardMinor, localSlots, remoteSlots, typicalSeconds }: FeedEntry) {
  const fitting =
    typicalSeconds === null ? Infinity : workingDaySeconds / Math.max(1, typicalSeconds);
  return rewardMinor * Math.min(localSlots + remoteSlots, Math.floor(fitting));
}

/** What sorts first has the smaller number. BEST is the order that ranking gave already. */
const keys: Record<Exclude<FeedSort, 'BEST'>, (entry: FeedEntry) => number> = {
  REWARD: (entry) => -entry.rewardMinor,
  HOURLY: (entry) => -(entry.hourlyMinor ?? -1),
  TODAY: (entry) => -earnableToday(entry),
  NEWEST: (entry) => -entry.publishedAt.getTime(),
  MOST_LEFT: (entry) => -(entry.localSlots + entry.remoteSlots),
  ENDING_SOON: (entry) => entry.earliestDeadlineAt?.getTime() ?? never,
};

/** `ranked` is in the order BEST, which also decides between equals. */
export function sortFeed(ranked: readonly FeedEntry[], sort: FeedSort): readonly FeedEntry[] {
  if (sort === 'BEST') return ranked;
  const key = keys[sort];
  return [...ranked].sort((one, other) => key(one) - key(other));
}
