import { expect, test } from 'vitest';
import { areaPath, linePath, tickIndexes } from './plot-geometry.ts';

test('a line runs from side to side, high values high', () => {
  expect(linePath([0, 0.5, 1])).toBe('M0 100L50 50L100 0');
  expect(areaPath([0, 1])).toBe('M0 100L100 0L100 100L0 100Z');
});

test('one value is a level line, none is nothing', () => {
  expect(linePath([0.25])).toBe('M0 75L100 75');
  expect(areaPath([])).toBe('');
});

test('labels stand at both ends and at even steps between', () => {
  expect(tickIndexes(10)).toEqual([0, 3, 6, 9]);
  expect(tickIndexes(2)).toEqual([0, 1]);
  expect(tickIndexes(1)).toEqual([0]);
});
