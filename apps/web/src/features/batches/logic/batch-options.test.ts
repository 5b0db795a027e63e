import { expect, test } from 'vitest';
import { checkOptions, firstExtraOptions, firstOptions, mostBounds } from './batch-options.ts';

const options = { ...firstOptions, name: 'March' };
const extra = firstExtraOptions(1);

test('options are refused while a number is out of its range, and never changed', () => {
  expect(checkOptions({ ...options, extraAnswers: extra }, 0)).toBeNull();
  const wrong = [
    { assignmentsWanted: Number.NaN },
    { assignmentsWanted: 90_000 },
    { priority: Number.NaN },
    { extraAnswers: { ...extra, most: 1 } },
    { extraAnswers: { ...extra, confidence: Number.NaN } },
    { extraAnswers: { ...extra, budgetMinor: Number.NaN } },
  ];
  for (const change of wrong) expect(checkOptions({ ...options, ...change }, 0)).not.toBeNull();
});

test('a task can have more answers than every task gets, also while that is being typed', () => {
  expect([1, 3, Number.NaN].map((least) => mostBounds(least).min)).toEqual([2, 4, 2]);
});
