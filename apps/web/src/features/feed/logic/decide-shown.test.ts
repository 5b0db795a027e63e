import { expect, test } from 'vitest';
import type { FeedEntry } from '../api/get-feed.ts';
import { countNew, decideShown, showLatest } from './decide-shown.ts';

function entry(typeId: string, localSlots = 1): FeedEntry {
  return { typeId, localSlots } as FeedEntry;
}

test('a refreshed answer leaves rows where they are and counts the new ones', () => {
  const first = decideShown(null, 'best', [[entry('a'), entry('b')]]);
  const second = decideShown(first, 'best', [[entry('new'), entry('b', 7), entry('a')]]);
  expect(second.ids).toEqual(['a', 'b']);
  expect(second.known.get('b')?.localSlots).toBe(7);
  expect(countNew(second)).toBe(1);
});

test('a row that is gone keeps its place and its last known figures', () => {
  const first = decideShown(null, 'best', [[entry('a', 3), entry('b')]]);
  const second = decideShown(first, 'best', [[entry('b')]]);
  expect(second.ids).toEqual(['a', 'b']);
  expect(second.known.get('a')?.localSlots).toBe(3);
  expect(second.latest).toEqual(['b']);
});

test('the next page goes to the end and counts as shown', () => {
  const first = decideShown(null, 'best', [[entry('a')]]);
  const second = decideShown(first, 'best', [[entry('a')], [entry('b')]]);
  expect(second.ids).toEqual(['a', 'b']);
  expect(countNew(second)).toBe(0);
});

test('asking for the new ones shows the newest answer in its own order', () => {
  const first = decideShown(null, 'best', [[entry('a')]]);
  const second = decideShown(first, 'best', [[entry('new'), entry('a')]]);
  expect(showLatest(second).ids).toEqual(['new', 'a']);
});

test('another filter starts afresh', () => {
  const first = decideShown(null, 'best', [[entry('a')]]);
  expect(decideShown(first, 'reward', [[entry('b')]]).ids).toEqual(['b']);
});
