import { describe, expect, it } from 'vitest';
import { arrangeTotals, sumOfSide } from './arrange-totals.ts';

const totals = [
  { kind: 'transit', side: 'requester', minor: -5 },
  { kind: 'transit', side: 'performer', minor: 5 },
  { kind: 'deposits', side: 'requester', minor: 5 },
];

describe('totals of the ledgers', () => {
  it('stand side by side for each kind of account', () => {
    expect(arrangeTotals(totals)).toEqual([
      { kind: 'transit', requester: -5, performer: 5 },
      { kind: 'deposits', requester: 5, performer: null },
    ]);
    expect(sumOfSide(totals, 'requester')).toBe(0);
  });
});
