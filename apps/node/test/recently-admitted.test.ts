import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRecentlyAdmitted } from '../src/moves/recently-admitted.ts';

const move = { moveId: 'm1', ownerKey: 'r000000000001', attempt: 3 };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('knows a caller for the same user, partition and attempt, and only for a while', () => {
  const admitted = createRecentlyAdmitted(5_000);
  admitted.add('requester-b', 'r1', move);
  expect(admitted.has('requester-b', 'r1', move)).toBe(true);
  expect(admitted.has('requester-c', 'r1', move)).toBe(false);
  expect(admitted.has('requester-b', 'r2', move)).toBe(false);
  expect(admitted.has('requester-b', 'r1', { ...move, attempt: 4 })).toBe(false);
  expect(admitted.has('requester-b', 'r1', { ...move, ownerKey: 'r000000000002' })).toBe(false);
  expect(admitted.has('requester-b', 'r1', { ...move, moveId: 'm2' })).toBe(false);
  vi.advanceTimersByTime(4_000);
  admitted.add('requester-b', 'r1', move);
  admitted.add('requester-b', 'r1', { ...move, moveId: 'm2' });
  vi.advanceTimersByTime(4_999);
  expect(admitted.has('requester-b', 'r1', move)).toBe(true);
  vi.advanceTimersByTime(1);
  expect(admitted.has('requester-b', 'r1', move)).toBe(false);
});
