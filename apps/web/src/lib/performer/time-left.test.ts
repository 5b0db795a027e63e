import { expect, test } from 'vitest';
import { decideTimeLeft } from './time-left.ts';

const accepted = '2026-11-22T10:00:00.000Z';
const deadline = '2026-11-22T10:10:00.000Z';

function at(time: string) {
  return decideTimeLeft(accepted, deadline, Date.parse(`2026-11-22T${time}.000Z`));
}

test('the time left is calm until a quarter of it remains', () => {
  expect(at('10:05:00')).toMatchObject({ seconds: 300, share: 0.5, urgency: 'calm' });
  expect(at('10:07:30').urgency).toBe('soon');
});

test('the last tenth is the last', () => {
  expect(at('10:08:59').urgency).toBe('soon');
  expect(at('10:09:00').urgency).toBe('last');
});

test('at the deadline it is over, and it never goes below zero', () => {
  expect(at('10:10:00')).toMatchObject({ seconds: 0, share: 0, urgency: 'over' });
  expect(at('11:00:00').seconds).toBe(0);
});
