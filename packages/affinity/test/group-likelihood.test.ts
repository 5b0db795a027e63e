import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptedShare,
  expectedTaken,
  likelihoodOfAll,
  poissonBinomialTail,
  poissonTail,
  stockFor,
} from '../src/index.ts';

const mean = fc.double({ min: 0.01, max: 900, noNaN: true });

describe('the likelihood that a group accepts given tasks', () => {
  it('is certain for nothing, nil without demand, and falls with every further task', () => {
    expect(likelihoodOfAll([])).toBe(1);
    expect(likelihoodOfAll([{ expected: 0, slots: 1 }])).toBe(0);
    fc.assert(
      fc.property(mean, fc.nat(900), (expected, slots) => {
        const some = likelihoodOfAll([{ expected, slots }]);
        expect(some).toBeGreaterThanOrEqual(-1e-9);
        expect(likelihoodOfAll([{ expected, slots: slots + 1 }])).toBeLessThanOrEqual(some + 1e-6);
      }),
    );
  });

  it('multiplies over types, whose demands are independent', () => {
    const one = { expected: 3, slots: 2 };
    const other = { expected: 5, slots: 6 };
    expect(likelihoodOfAll([one, other])).toBeCloseTo(
      likelihoodOfAll([one]) * likelihoodOfAll([other]),
    );
  });

  it('agrees with the known tail of a Poisson variable', () => {
    expect(poissonTail(1, 1)).toBeCloseTo(1 - Math.exp(-1));
    expect(poissonTail(2, 3)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2));
  });

  it('goes over to the normal approximation without a step', () => {
    expect(Math.abs(poissonTail(399.9, 410) - poissonTail(400.1, 410))).toBeLessThan(0.01);
    expect(expectedTaken(399.9, 400)).toBeCloseTo(expectedTaken(400.1, 400), 0);
  });

  it('takes in no more than is there or is wanted', () => {
    fc.assert(
      fc.property(mean, fc.integer({ min: 1, max: 900 }), (expected, slots) => {
        const taken = expectedTaken(expected, slots);
        expect(taken).toBeLessThanOrEqual(Math.min(expected, slots) + 1e-6);
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(acceptedShare([{ expected, slots }])).toBeCloseTo(taken / slots);
      }),
    );
  });

  it('is the binomial one when everybody is alike', () => {
    const alike = [0.3, 0.3, 0.3];
    expect(poissonBinomialTail(alike, 1)).toBeCloseTo(1 - 0.7 ** 3);
    expect(poissonBinomialTail(alike, 3)).toBeCloseTo(0.3 ** 3);
    expect(poissonBinomialTail(alike, 4)).toBe(0);
    expect(poissonBinomialTail([0.2, 0.9], 2)).toBeCloseTo(0.18);
  });
});

describe('a stock for a service level', () => {
  it('outlasts the demand with the probability asked for, and is the smallest that does', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 300, noNaN: true }), (expected) => {
        const stock = stockFor(expected, 0.8);
        expect(poissonTail(expected, stock + 1)).toBeLessThanOrEqual(0.2 + 1e-9);
        if (stock > 0) expect(poissonTail(expected, stock)).toBeGreaterThan(0.2 - 1e-9);
      }),
    );
  });
});
