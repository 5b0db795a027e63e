import { expect, test } from 'vitest';
import { boundsProblem, describeBounds, isWithin } from './bounds.ts';

test('a number out of its range is told the range, and never brought into it', () => {
  const bounds = { min: 1, max: 1_000 };
  expect([1, 1_000].map((value) => boundsProblem(value, bounds))).toEqual([null, null]);
  for (const value of [-3, 0, 99_999_999, null]) {
    expect(boundsProblem(value, bounds)).toBe('From 1 to 1,000.');
  }
  expect(boundsProblem(2.5, bounds)).toBe('A whole number. From 1 to 1,000.');
  expect(boundsProblem(2.5, { ...bounds, fractions: true })).toBeNull();
});

test('ranges are told with their ends, as far as they have any', () => {
  expect(describeBounds({ min: -10, max: 10 })).toBe('From −10 to 10.');
  expect(describeBounds({ min: 0.25, max: 600 })).toBe('From 0.25 to 600.');
  expect(describeBounds({ min: 0 })).toBe('At least 0.');
  expect(describeBounds({ min: 100 }, (minor) => `$${minor / 100}`)).toBe('At least $1.');
});

test('nothing is in no range', () => {
  expect([null, undefined, Number.NaN].map((value) => isWithin(value, {}))).toEqual([
    ...[false, false, false],
  ]);
});
