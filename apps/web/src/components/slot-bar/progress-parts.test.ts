import { describe, expect, it } from 'vitest';
import { listProgressParts } from './progress-parts.ts';

const none = {
  wanted: 0,
  available: 0,
  leased: 0,
  cancelled: 0,
  toReview: 0,
  approved: 0,
  rejected: 0,
};

describe('progress parts', () => {
  it('fill the bar together', () => {
    const parts = listProgressParts({ ...none, wanted: 8, available: 4, leased: 2, approved: 2 });
    expect(parts.map((part) => [part.key, part.percent])).toEqual([
      ['approved', 25],
      ['toReview', 0],
      ['rejected', 0],
      ['leased', 25],
      ['available', 50],
    ]);
  });

  it('do not say that somebody holds what lies in stock', () => {
    const leased = listProgressParts(none).find((part) => part.key === 'leased');
    expect(leased?.label).toBe('Near performers');
    expect(leased?.meaning).toContain('In stock');
  });

  it('are empty for a batch without slots', () => {
    expect(listProgressParts(none).every((part) => part.percent === 0)).toBe(true);
  });
});
