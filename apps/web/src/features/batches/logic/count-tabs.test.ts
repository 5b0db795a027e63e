import { expect, test } from 'vitest';
import { countTabs } from './count-tabs.ts';

test('each tab counts what it lists; running batches need somebody only when answers wait', () => {
  expect(
    countTabs([
      { status: 'DRAFT', count: 2, toReview: 0 },
      { status: 'OPEN', count: 5, toReview: 3 },
      { status: 'PAUSED', count: 1, toReview: 1 },
      { status: 'COMPLETED', count: 40, toReview: 0 },
    ]),
  ).toEqual({ 'needs-me': 6, running: 6, drafts: 2, done: 40 });
});

test('without any batch all tabs are empty', () => {
  expect(Object.values(countTabs([]))).toEqual([0, 0, 0, 0]);
});
