import { interestFactor, type StatedPreferences } from './preferences.ts';

/** What the order of the feed needs to know of an entry. */
export interface FeedItem {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  /** Measured earnings per hour; null without a measurement. */
  readonly hourlyMinor: number | null;
  readonly localSlots: number;
  readonly remoteSlots: number;
  /** Whether the viewer can accept it now. */
  readonly acceptable: boolean;
  readonly own: {
    readonly submitted: number;
    readonly approved: number;
    readonly rejected: number;
  };
}

export interface FeedViewer {
  readonly preferences: StatedPreferences;
}

/**
 * How well an entry fits a performer: stated interest × own experience × pay. Own experience is the
 * share of approved work with one good and one bad case added (the rule of succession, Laplace 1814),
 * so that a first rejection does not bury a type; having worked on it before helps up to a half,
 * because tasks of a known kind are begun sooner. Pay enters by its logarithm: twice the pay is one
 * step, at every level.
 */
export function scoreFeedItem(item: FeedItem, viewer: FeedViewer): number {
  const { submitted, approved, rejected } = item.own;
  const judged = (approved + 1) / (approved + rejected + 2);
  const familiar = 1 + 0.5 * (submitted / (submitted + 5));
  const pay = Math.log2(2 + (item.hourlyMinor ?? item.rewardMinor) / 10);
  return interestFactor(viewer.preferences, item) * judged * 2 * familiar * pay;
}

/**
 * Best first: what can be accepted before what cannot, the local repository before what is elsewhere
 * (F1), then by score; equal scores by id, so that pages fit together.
 */
export function rankFeed<Item extends FeedItem>(
  items: readonly Item[],
  viewer: FeedViewer,
): readonly Item[] {
  const scores = new Map(items.map((item) => [item.typeId, scoreFeedItem(item, viewer)]));
  const scoreOf = (item: Item): number => scores.get(item.typeId) ?? 0;
  return [...items].sort(
    (one, other) =>
      Number(other.acceptable) - Number(one.acceptable) ||
      Number(other.localSlots > 0) - Number(one.localSlots > 0) ||
      scoreOf(other) - scoreOf(one) ||
      (one.typeId < other.typeId ? -1 : 1),
  );
}
