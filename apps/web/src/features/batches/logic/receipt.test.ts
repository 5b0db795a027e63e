import { describe, expect, it } from 'vitest';
import { makeReceipt } from './receipt.ts';

describe('receipt of a draft', () => {
  it('adds up to the total and says what is left or missing', () => {
    const receipt = makeReceipt({
      tasks: 100,
      assignments: 300,
      rewardMinor: 10,
      feeMinor: 2,
      availableMinor: 3_000,
    });
    expect(receipt).toMatchObject({ rewardsMinor: 3_000, feesMinor: 600, totalMinor: 3_600 });
    expect(receipt.leftMinor).toBe(-600);
  });
});
