import { expect, test } from 'vitest';
import { niceMaximum } from './nice-maximum.ts';

test('the top of the scale is round and not below the value', () => {
  const tops = [0, 99, 100, 101, 205, 1_000, 6_001].map((value) => niceMaximum(value, 100));
  expect(tops).toEqual([100, 100, 100, 200, 400, 1_000, 8_000]);
});

test('small counts have a small scale', () => {
  expect([0, 1, 3, 9].map((value) => niceMaximum(value))).toEqual([1, 1, 4, 10]);
});
