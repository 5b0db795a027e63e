import { expect, test } from 'vitest';
import { arrangeYear } from './arrange-year.ts';

function day(date: string, minor = 0, submitted = 0) {
  return { day: `${date}T00:00:00.000Z`, minor, submitted };
}

test('weeks begin on Monday, and days before the period are empty', () => {
  // 2026-11-19 is a Thursday.
  const weeks = arrangeYear([
    day('2026-11-19'),
    day('2026-11-20'),
    day('2026-11-21'),
    day('2026-11-22'),
    day('2026-11-23'),
  ]);
  expect(weeks.map((week) => week.map((cell) => cell?.day.slice(8, 10) ?? ''))).toEqual([
    ['', '', '', '19', '20', '21', '22'],
    ['23'],
  ]);
});

test('levels follow the best day; work without pay yet is faint, no work is none', () => {
  const [week = []] = arrangeYear([
    day('2026-11-16', 400, 4),
    day('2026-11-17', 100, 1),
    day('2026-11-18', 1, 1),
    day('2026-11-19', 0, 3),
    day('2026-11-20'),
  ]);
  expect(week.map((cell) => cell?.level)).toEqual([4, 1, 1, 1, 0]);
});

test('no days are no weeks', () => {
  expect(arrangeYear([])).toEqual([]);
});
