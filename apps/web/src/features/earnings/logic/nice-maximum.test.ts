import { expect, test } from 'vitest';
import { niceMaximum } from './nice-maximum.ts';

test('the top of the scale is round and not below the value', () => {
  expect([0, 99, 100, 101, 205, 1_000, 6_001].map(niceMaximum)).toEqual([
    100, 100, 100, 200, 400, 1_000, 8_000,
  ]);
});
