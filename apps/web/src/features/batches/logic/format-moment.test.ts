import { expect, it } from 'vitest';
import { formatExpected } from './format-moment.ts';

const now = new Date(2026, 10, 22, 12, 0).getTime();
const expected = (day: number, from: number, to: number) => ({
  earliestAt: new Date(2026, 10, day, from).toISOString(),
  latestAt: new Date(2026, 10, day, to).toISOString(),
});

it('says from when to when something is expected, and the day when it is not today', () => {
  const today = formatExpected(expected(22, 14, 16), now);
  const tomorrow = formatExpected(expected(23, 14, 16), now);
  expect(today).toMatch(/^0?2:00.*0?4:00|14:00.*16:00/);
  expect(today).not.toContain('22');
  expect(tomorrow).toContain('23');
  expect(tomorrow).toContain(':');
});

it('promises no hours for what is days away', () => {
  const later = formatExpected(expected(27, 10, 14), now);
  expect(later).toContain('27');
  expect(later).not.toContain(':');
});
