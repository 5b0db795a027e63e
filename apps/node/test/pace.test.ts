import { describe, expect, it } from 'vitest';
import { createPace } from '../src/moves/pace.ts';

describe('the pace of a move', () => {
  it('rests in proportion to what a step took, within bounds', () => {
    const pace = createPace({ pauseMs: 2, restTimes: 3 });
    expect(pace.restAfter(40, false)).toBe(120);
    expect(pace.restAfter(0.1, false)).toBe(2);
    expect(pace.restAfter(5_000, false)).toBe(1_000);
    expect(pace.owedMs()).toBe(0);
  });

  it('owes what it leaves out while somebody waits', () => {
    const pace = createPace({ pauseMs: 2, restTimes: 3 });
    expect(pace.restAfter(40, true)).toBe(0);
    expect(pace.restAfter(0.1, true)).toBe(0);
    expect(pace.owedMs()).toBe(122);
  });

  it('owes no more than ten seconds', () => {
    const pace = createPace({ pauseMs: 2, restTimes: 3 });
    for (let step = 0; step < 30; step += 1) pace.restAfter(5_000, true);
    expect(pace.owedMs()).toBe(10_000);
  });
});
