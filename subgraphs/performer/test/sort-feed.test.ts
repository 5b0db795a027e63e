import { expect, it } from 'vitest';
import { sortFeed, type FeedEntry } from '../src/domain/feed-entry.ts';

function entry(title: string, rewardMinor: number, left: number, typicalSeconds: number | null) {
  return { title, rewardMinor, localSlots: left, remoteSlots: 0, typicalSeconds } as FeedEntry;
}

it('puts first what can earn most today: no more than is left, no more than fits in a working day', () => {
  const entries = [
    // 8 hours hold 24 of them: 2,400.
    entry('long', 100, 1_000, 1_200),
    entry('few', 500, 4, 60),
    entry('not measured yet', 3, 1_000, null),
    // 2,880 fit, 900 are left.
    entry('short', 4, 900, 10),
  ];
  expect(sortFeed(entries, 'TODAY').map(({ title }) => title)).toEqual([
    'short',
    'not measured yet',
    'long',
    'few',
  ]);
});
