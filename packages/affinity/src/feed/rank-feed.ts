import { interestFactor, type StatedPreferences } from '../preferences.ts';
import { selectBest } from './select-best.ts';

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
  /** The probability that the viewer takes it when it stands before them, if that was worked out. */
  readonly likelihood?: number;
  /** How often it stood before anybody of the group: what few have seen is tried out. */
  readonly exposures?: number;
  /** Work due over what all groups would do of it in time (see `decidePressure`). */
  readonly pressure?: number;
  /** Share of the local stock that is kept for other members, 0 to 1 (see `decideHoldBack`). */
  readonly heldBack?: number;
  /** Seconds since the oldest of its tasks was published. */
  readonly ageSeconds?: number;
}

export interface FeedViewer {
  readonly preferences: StatedPreferences;
}

export interface FeedSettings {
  /**
   * The share of its score that an entry loses when nothing of it is near (F1): 0 makes no difference
   * between near and far, 1 puts everything near before everything far.
   */
  readonly localBias: number;
  /** Weight of trying out what few have seen, in units of likelihood; 0 tries nothing out. */
  readonly exploration: number;
  /**
   * How much what the exchange needs counts beside what the viewer likes: the exponent of an entry's
   * pressure. 0 leaves it out; at 1, twice the pressure makes up for half the likelihood.
   */
  readonly needWeight: number;
  /** An entry gains half as much again for each time it has waited this long: nothing starves. */
  readonly ageSeconds: number;
  /** Each further entry of a requester on the page keeps this share of its score (1: no matter). */
  readonly requesterShare: number;
  /**
   * While some work is needed much more than the rest, the first page ends where the viewer takes
   * something of it with this probability (see `decideFocus`); 0: pages are always full.
   */
  readonly focus: number;
}

export const defaultFeedSettings: FeedSettings = {
  localBias: 1,
  exploration: 0.1,
  needWeight: 3,
  ageSeconds: 86_400,
  requesterShare: 0.97,
  focus: 0,
};

/**
 * How well an entry fits a performer, without regard to where it lies: likelihood × own experience ×
 * pay × what the exchange needs. Without a worked-out likelihood, stated interest stands for it. Own
 * experience is the share of approved work with one good and one bad case added (the rule of
 * succession, Laplace 1814), so that a first rejection does not bury a type; having worked on it
 * before helps up to a half, because tasks of a known kind are begun sooner. Pay enters by its
 * logarithm: twice the pay is one step, at every level.
 */
export function scoreFeedItem(
  item: FeedItem,
  viewer: FeedViewer,
  settings: FeedSettings = defaultFeedSettings,
): number {
  const { submitted, approved, rejected } = item.own;
  const judged = (approved + 1) / (approved + rejected + 2);
  const familiar = 1 + 0.5 * (submitted / (submitted + 5));
  const pay = Math.log2(2 + (item.hourlyMinor ?? item.rewardMinor) / 10);
  const fit = judged * 2 * familiar * pay * exchangeNeed(item, settings);
  return fit * (item.likelihood === undefined ? interest(item, viewer) : tryOut(item, settings));
}

function interest(item: FeedItem, viewer: FeedViewer): number {
  return interestFactor(viewer.preferences, item);
}

/**
 * Likelihood with a bonus that shrinks as more have seen the entry: the upper confidence bound of
 * Auer, Cesa-Bianchi and Fischer, Machine Learning 47, 2002, with a constant in place of log n.
 */
function tryOut(item: FeedItem, settings: FeedSettings): number {
  const bonus = settings.exploration / Math.sqrt(1 + (item.exposures ?? 0) / 10);
  return (item.likelihood ?? 0) + bonus;
}

/** Beyond these a type is as good as done, or hopeless. */
const leastPressure = 0.0005;
const highestPressure = 1_000;

/** 1 for a young entry that will just be done in time. */
function exchangeNeed(item: FeedItem, settings: FeedSettings): number {
  const pressure = Math.min(highestPressure, Math.max(leastPressure, item.pressure ?? 1));
  const pressed = pressure ** settings.needWeight;
  const age = 1 + 0.5 * ((item.ageSeconds ?? 0) / settings.ageSeconds);
  return pressed * age;
}

/** Share of the score that is left for where it lies: near, near but kept for others, or far. */
function placeFactor(item: FeedItem, settings: FeedSettings): number {
  if (item.localSlots > 0) return 1 - Math.min(0.95, item.heldBack ?? 0);
  return 1 - settings.localBias;
}

/**
 * Best first: what can be accepted before what cannot; then by score and place (F1, F2); equal scores
 * by id, so that pages fit together. With `first` only so many, which is much faster for a long list.
 */
export function rankFeed<Item extends FeedItem>(
  items: readonly Item[],
  viewer: FeedViewer,
  settings: FeedSettings = defaultFeedSettings,
  first: number = items.length,
): readonly Item[] {
  const scores = new Float64Array(items.length);
  const levels = new Uint8Array(items.length);
  for (const [index, item] of items.entries()) {
    const score = scoreFeedItem(item, viewer, settings);
    const place = placeFactor(item, settings);
    // With all of the score lost, what is far is still in order among itself.
    levels[index] = (item.acceptable ? 2 : 0) + (place > 0 ? 1 : 0);
    scores[index] = place > 0 ? score * place : score;
  }
  const isBefore = (one: number, other: number): boolean => {
    const level = (levels[one] ?? 0) - (levels[other] ?? 0);
    if (level !== 0) return level > 0;
    const score = (scores[one] ?? 0) - (scores[other] ?? 0);
    if (score !== 0) return score > 0;
    return (items[one]?.typeId ?? '') < (items[other]?.typeId ?? '');
  };
  spreadRequesters(items, scores, isBefore, settings.requesterShare);
  return selectBest(items.length, first, isBefore).flatMap((index) => items[index] ?? []);
}

/** A requester's second-best entry counts a little less, its third less again, and so on. */
function spreadRequesters(
  items: readonly FeedItem[],
  scores: Float64Array,
  isBefore: (one: number, other: number) => boolean,
  share: number,
): void {
  if (share >= 1) return;
  const byRequester = Map.groupBy(items.keys(), (index) => items[index]?.requesterKey ?? '');
  for (const indexes of byRequester.values()) {
    if (indexes.length < 2) continue;
    indexes.sort((one, other) => (isBefore(one, other) ? -1 : 1));
    let factor = 1;
    for (const index of indexes) {
      scores[index] = (scores[index] ?? 0) * factor;
      factor *= share;
    }
  }
}
