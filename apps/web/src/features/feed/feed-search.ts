import { compactSearch, read } from '#lib/search-params.ts';

export const feedSorts = [
  'BEST',
  'HOURLY',
  'REWARD',
  'TODAY',
  'NEWEST',
  'MOST_LEFT',
  'ENDING_SOON',
] as const;

/** What the address of the feed says: its filters and order. */
export function validateFeedSearch(search: Record<string, unknown>) {
  return compactSearch({
    q: read.text(search['q']),
    category: read.texts(search['category']),
    pay: read.whole(search['pay'], 1, 1_000_000),
    hourly: read.whole(search['hourly'], 1, 10_000_000),
    time: read.whole(search['time'], 30, 2_592_000),
    near: read.flag(search['near']),
    open: read.flag(search['open']),
    qualified: read.flag(search['qualified']),
    hidden: read.flag(search['hidden']),
    requester: read.text(search['requester']),
    sort: read.oneOf(search['sort'], feedSorts),
    look: read.text(search['look']),
  });
}

export type FeedSearch = ReturnType<typeof validateFeedSearch>;
