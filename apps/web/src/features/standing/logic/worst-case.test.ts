import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonFloor, readOutlook } from './worst-case.ts';

const count = fc.integer({ min: 0, max: 5_000 });
const tiny = 1e-9;

test('there is no outlook before the first decision', () => {
  expect(readOutlook({ approved: 0, rejected: 0, waiting: 9 })).toBeNull();
});

test('the margin is the last rejection that keeps the rate at the floor', () => {
  fc.assert(
    fc.property(count, count, count, (approved, rejected, waiting) => {
      const margin = readOutlook({ approved, rejected, waiting })?.margin ?? null;
      if (margin === null) return;
      const after = (more: number) => approved / (approved + rejected + more);
      expect(after(margin)).toBeGreaterThanOrEqual(commonFloor - tiny);
      expect(after(margin + 1)).toBeLessThan(commonFloor);
    }),
  );
});

test('below the floor it says how many approvals lead back to it', () => {
  fc.assert(
    fc.property(count, count, (approved, rejected) => {
      const outlook = readOutlook({ approved, rejected, waiting: 0 });
      if (outlook === null || outlook.margin !== null) return;
      const after = (more: number) => (approved + more) / (approved + rejected + more);
      expect(after(outlook.toFloor)).toBeGreaterThanOrEqual(commonFloor - tiny);
      expect(after(outlook.toFloor - 1)).toBeLessThan(commonFloor);
    }),
  );
});

test('the worst case counts everything that waits as rejected', () => {
  expect(readOutlook({ approved: 90, rejected: 0, waiting: 10 })).toMatchObject({
    rate: 1,
    worst: 0.9,
    margin: 4,
  });
});
