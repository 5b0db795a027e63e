import { expect, test } from 'vitest';
import { drawThread } from './draw-thread.ts';

const left = { left: 0, right: 200, middle: 50 };
const right = { left: 400, right: 600, middle: 150 };

test('a line crosses the gap from the facing sides, whichever way it goes', () => {
  expect(drawThread(left, right)).toBe('M200 50C300 50 300 150 400 150');
  expect(drawThread(right, left)).toBe('M400 150C300 150 300 50 200 50');
});

test('within a column it bows into the gap', () => {
  const below = { ...left, middle: 250 };
  expect(drawThread(left, below)).toBe('M200 50C290 50 290 250 200 250');
  expect(drawThread(right, { ...right, middle: 350 })).toBe('M400 150C310 150 310 350 400 350');
});
