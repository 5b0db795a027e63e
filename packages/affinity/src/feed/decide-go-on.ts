import { scoreFeedItem, type FeedItem, type FeedSettings, type FeedViewer } from './rank-feed.ts';

/** So much better must something else suit viewer and exchange before habit is interrupted. */
const worthLooking = 2;

/**
 * Whether the next task of the same type is handed to somebody at once when they finish one (F2). Most
 * people go on with what they do for as long as it is handed to them; while other work that they
 * would probably take is needed much more, they are shown the feed instead, with that on top. `best` is
 * what stands first there.
 */
export function decideGoOn(
  last: FeedItem,
  best: FeedItem | null,
  viewer: FeedViewer,
  settings: FeedSettings,
): boolean {
  if (best === null || best.typeId === last.typeId) return true;
  // What is merely liked more or better paid, they have seen.
  if ((best.pressure ?? 1) <= (last.pressure ?? 1)) return true;
  const score = scoreFeedItem(last, viewer, settings);
  return scoreFeedItem(best, viewer, settings) <= worthLooking * score;
}
