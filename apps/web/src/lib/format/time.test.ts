import { expect, test } from 'vitest';
import { formatDue } from './time.ts';

const now = Date.UTC(2026, 10, 22, 12);
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();

test('what happens by itself is near while it is late, and never over', () => {
  expect([2, 0, -90].map((seconds) => formatDue(at(seconds), now))).toEqual([
    ...['any moment now', 'any moment now', 'any moment now'],
  ]);
  expect(formatDue(at(7_300), now)).toMatch(/2 hours/);
});
