import { describe, expect, it } from 'vitest';
import { expectDone, expectDuration } from '../src/domain/expect-done.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('the expected end of a batch', () => {
  it('is what is left at the pace of the last hour, and a range around it', () => {
    const expected = expectDone(200, 100, now);
    expect(expected?.at).toEqual(new Date('2026-11-22T14:00:00Z'));
    // 113.2 and 87.6 an hour.
    expect(expected?.earliestAt.toISOString().slice(0, 16)).toBe('2026-11-22T13:45');
    expect(expected?.latestAt.toISOString().slice(0, 16)).toBe('2026-11-22T14:16');
  });

  it('is the wider the less came in', () => {
    const widthOf = (perHour: number) => {
      const expected = expectDone(perHour, perHour, now);
      if (expected === null) throw new Error('something is expected');
      return expected.latestAt.getTime() - expected.earliestAt.getTime();
    };
    expect(widthOf(1)).toBeGreaterThan(widthOf(10));
    expect(widthOf(10)).toBeGreaterThan(widthOf(1_000));
  });

  it('is unknown when nothing came in or nothing is left', () => {
    expect(expectDone(5, 0, now)).toBeNull();
    expect(expectDone(0, 5, now)).toBeNull();
  });
});

describe('the expected duration of work that is not published yet', () => {
  it('is what is wanted at the pace of its type, and a range around it', () => {
    const expected = expectDuration(200, { received: 100, seconds: 3_600 });
    expect(expected).toEqual({
      seconds: 7_200,
      leastSeconds: 6_359,
      mostSeconds: 8_220,
      basedOn: 100,
    });
  });

  it('is unknown when nothing came in', () => {
    expect(expectDuration(5, { received: 0, seconds: 3_600 })).toBeNull();
  });
});
