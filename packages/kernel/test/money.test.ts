import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costFor, feeFor, money } from '@exchange/kernel';

describe('the fee', () => {
  it.each([
    [0, 0],
    [1, 1],
    [4, 1],
    [5, 1],
    [12, 2],
    [13, 3],
    [25, 5],
    [100, 20],
    [1_000_000, 200_000],
  ])('of a reward of %i is %i', (reward, fee) => {
    expect(feeFor(reward)).toBe(fee);
  });

  it('is a fifth within half a minor unit, and at least one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (reward) => {
        expect(feeFor(reward)).toBeGreaterThanOrEqual(1);
        expect(Math.abs(feeFor(reward) - reward / 5)).toBeLessThanOrEqual(reward < 3 ? 1 : 0.5);
        expect(costFor(reward)).toBe(reward + feeFor(reward));
      }),
    );
  });
});

describe('money', () => {
  it('refuses fractions of a minor unit', () => {
    expect(() => money(0.5, 'USD')).toThrow(RangeError);
    expect(() => money(2 ** 53, 'USD')).toThrow(RangeError);
  });
});
