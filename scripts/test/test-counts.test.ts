import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countExitCode,
  countPlaywright,
  countVitest,
  describeCounts,
} from '../lib/test-counts.mjs';

const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const noStats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };

describe('counting what ran', () => {
  it('adds up all runners', () => {
    const total = addCounts([
      countExitCode(0),
      countVitest({ ...nothing, numPassedTests: 40, numPendingTests: 1, numTodoTests: 1 }, 0),
      countPlaywright({ stats: { ...noStats, expected: 5 } }, 0),
    ]);
    expect(describeCounts(total)).toBe('46 passed, 0 failed, 2 skipped');
  });

  it('takes a runner that ran no test for a failure', () => {
    expect(countVitest(nothing, 0).failed).toBe(1);
    expect(countPlaywright({ stats: { ...noStats, skipped: 3 } }, 0).failed).toBe(1);
  });

  it('takes a runner that wrote no report for a failure', () => {
    expect(countVitest(null, 0).failed).toBe(1);
    expect(countPlaywright(null, 0).failed).toBe(1);
  });

  it('counts a failure outside of any test', () => {
    expect(countVitest({ ...nothing, numPassedTests: 9 }, 1)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a test that needed a second try as failed', () => {
    const stats = { ...noStats, expected: 4, flaky: 1 };
    expect(describeCounts(countPlaywright({ stats }, 0))).toBe('4 passed, 1 failed');
  });
});
