import { describe, expect, it } from 'vitest';
import { estimateFee, estimatePay } from './estimate-pay.ts';

describe('estimate of pay', () => {
  it('charges 20 %, half-up, at least one unit, and nothing for unpaid work', () => {
    expect([0, 1, 5, 7, 8, 100].map(estimateFee)).toEqual([0, 1, 1, 1, 2, 20]);
  });

  it('grades the pay per hour', () => {
    expect(estimatePay(10, 2)).toMatchObject({ hourlyMinor: 300, grade: 'low' });
    expect(estimatePay(30, 2)).toMatchObject({ hourlyMinor: 900, grade: 'fair' });
    expect(estimatePay(50, 2)).toMatchObject({ hourlyMinor: 1_500, grade: 'good', totalMinor: 60 });
    expect(estimatePay(50, 0)).toMatchObject({ hourlyMinor: null, grade: 'none' });
  });
});
