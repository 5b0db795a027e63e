import { describe, expect, it } from 'vitest';
import { addPresence, emptyPresence, expectedHours, hourOfWeek } from '../src/index.ts';

const monday = (hour: number, week = 0): Date =>
  new Date(Date.UTC(2026, 2, 2 + week * 7, hour, 0, 0));

function mondaysAt(hour: number, weeks: number) {
  let profile = emptyPresence(monday(0));
  for (let week = 0; week < weeks; week += 1) {
    profile = addPresence(profile, monday(hour, week), monday(hour + 1, week));
  }
  return profile;
}
const hoursAt = (hour: number, weeks: number, online = false) =>
  expectedHours(mondaysAt(hour, weeks), online, monday(10, weeks).getTime(), 3_600, 0.1);

describe('expected presence', () => {
  it('counts the hours of the week from Monday, in UTC', () => {
    expect(hourOfWeek(monday(0).getTime())).toBe(0);
    expect(hourOfWeek(monday(34).getTime())).toBe(34);
  });

  it('learns when somebody is here, and is the general share before', () => {
    expect(hoursAt(10, 0)).toBeCloseTo(0.1);
    expect(hoursAt(10, 6)).toBeGreaterThan(hoursAt(10, 2));
    expect(hoursAt(22, 6)).toBeLessThan(0.1);
  });

  it('forgets what is long ago', () => {
    const before = mondaysAt(10, 6);
    const later = addPresence(before, monday(20, 30), monday(21, 30));
    const at = (profile: typeof before) =>
      expectedHours(profile, false, monday(10, 31).getTime(), 3_600, 0.1);
    expect(at(later)).toBeLessThan(at(before));
  });

  it('expects who is here to stay for a while', () => {
    expect(hoursAt(10, 0, true)).toBeGreaterThan(0.4);
    expect(hoursAt(10, 0, true)).toBeLessThan(1);
  });
});
