import { expect, test } from 'vitest';
import { arrangeWeek } from './arrange-week.ts';

test('hours of a week are graded beside the busiest', () => {
  const hours = Array.from({ length: 168 }, (_, index) => (index === 25 ? 8 : index === 0 ? 1 : 0));
  const cells = arrangeWeek(hours);
  expect(cells).toHaveLength(168);
  expect(cells[25]).toEqual({ day: 1, hour: 1, value: 8, level: 4 });
  expect(cells[0]?.level).toBe(1);
  expect(cells[1]?.level).toBe(0);
});

test('a week without anything is empty', () => {
  expect(arrangeWeek([])).toEqual([]);
  expect(arrangeWeek([0, 0]).every(({ level }) => level === 0)).toBe(true);
});
