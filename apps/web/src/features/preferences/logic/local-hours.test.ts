import { expect, test } from 'vitest';
import { toLocalHours, toUtcHours } from './local-hours.ts';

test('hours wrap around midnight in both directions', () => {
  expect(toLocalHours([22, 23], 2)).toEqual([0, 1]);
  expect(toLocalHours([0, 1], -5)).toEqual([19, 20]);
});

test('there and back again gives the same hours', () => {
  expect(toUtcHours(toLocalHours([7, 8, 23], 9), 9)).toEqual([7, 8, 23]);
});
