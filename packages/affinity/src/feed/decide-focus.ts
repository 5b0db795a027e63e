import type { FeedItem, FeedSettings } from './rank-feed.ts';

/** So much more must what stands first be needed than what follows. */
const neededMore = 2;

/**
 * How many of the entries of a ranked feed stand on its first page alone (F2); 0: a page as usual. While
 * some work is needed much more than the rest, most people who compare a whole page would choose
 * something else of it; so the page ends where the viewer has found something that they take with the
 * probability `focus` (independent looks: 1 − ∏ (1 − p)), and everything else follows on the next.
 */
export function decideFocus(
  ranked: readonly Pick<FeedItem, 'likelihood' | 'pressure' | 'acceptable'>[],
  settings: Pick<FeedSettings, 'focus'>,
  pageSize: number,
): number {
  if (settings.focus <= 0) return 0;
  const top = ranked[0]?.pressure ?? 1;
  let nothing = 1;
  for (const [index, { likelihood = 0, acceptable }] of ranked.entries()) {
    if (index >= pageSize || !acceptable) return 0;
    nothing *= 1 - Math.min(1, likelihood);
    if (1 - nothing < settings.focus) continue;
    const next = ranked[index + 1];
    return next !== undefined && (next.pressure ?? 1) * neededMore < top ? index + 1 : 0;
  }
  return 0;
}
