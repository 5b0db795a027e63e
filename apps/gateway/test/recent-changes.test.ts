import { describe, expect, it } from 'vitest';
import { keepMs, RecentChanges } from '../src/events/recent-changes.ts';

const [somebody, other] = ['rqqqqqqqqqqqq', 'pqqqqqqqqqqqq'] as const;

describe('recent changes', () => {
  it('are those of owners from a moment on, each once', () => {
    const recent = new RecentChanges(0);
    recent.add(somebody, ['balance', 'batches'], 1_000);
    recent.add(somebody, ['batches'], 2_000);
    recent.add(other, ['feed'], 2_000);
    expect(recent.since([somebody], 1_000)).toEqual(['balance', 'batches']);
    expect(recent.since([somebody], 1_001)).toEqual(['batches']);
    expect(recent.since([somebody], 2_001)).toEqual([]);
    expect(recent.since([somebody, other], 2_000)).toEqual(['batches', 'feed']);
  });

  it('are forgotten when no page can ask for them any more', () => {
    const recent = new RecentChanges(0);
    recent.add(somebody, ['balance'], 1_000);
    recent.add(somebody, ['batches'], 2_000);
    recent.prune(1_001 + keepMs);
    expect(recent.since([somebody], 1)).toEqual(['batches']);
    recent.prune(2_001 + keepMs);
    expect(recent.since([somebody], 1)).toEqual([]);
  });

  it('are not known from before the start, before news were missed, and when there are too many', () => {
    const recent = new RecentChanges(500);
    expect(recent.since([somebody], 500)).toBeNull();
    recent.forget(1_000);
    expect(recent.since([somebody], 1_000)).toBeNull();
    expect(recent.since([somebody], 1_001)).toEqual([]);
    const many = Array.from({ length: 60_000 }, (_, index) => `batch:${String(index)}`);
    recent.add(somebody, many, 2_000);
    expect(recent.since([somebody], 1_001)).toHaveLength(60_000);
    recent.add(other, many, 3_000);
    expect(recent.since([somebody], 2_000)).toBeNull();
    expect(recent.since([other], 3_001)).toEqual([]);
  });
});
