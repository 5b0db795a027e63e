import { expect, test } from 'vitest';
import { isTime } from './is-time.ts';

test('a time is told from other facts', () => {
  expect(isTime('2026-11-24T10:53:58.64+00:00')).toBe(true);
  for (const fact of ['2026', '2026-11-24 is when it began', 'task_r1', '2026-99-99T99:99:99']) {
    expect(isTime(fact)).toBe(false);
  }
});
