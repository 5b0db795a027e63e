import { createLogger } from '@exchange/service';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../src/http/rate-limiter.ts';

const limit = 40;
const chunk = 2;

/** A limiter whose chunks come when the test says so; nobody else draws from the window. */
function setUp() {
  let taken = 0;
  let coming: (() => void)[] = [];
  const limiter = createRateLimiter({
    draw: (_key, count) =>
      new Promise((done) => {
        coming.push(() => {
          taken += count;
          done({ taken, leftMs: 9_000 });
        });
      }),
    log: createLogger('test', { logLevel: 'silent' }),
    now: () => 0,
  });
  return {
    /** How many of so many requests at once are let through. */
    passes(requests: number): number {
      let passed = 0;
      for (let request = 0; request < requests; request += 1) {
        try {
          limiter.count('account', limit);
          passed += 1;
        } catch (error) {
          expect(error).toMatchObject({ code: 'RATE_LIMITED' });
        }
      }
      return passed;
    },
    async chunkComes(): Promise<void> {
      for (const come of coming) come();
      coming = [];
      // What follows a draw is a few promises away.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

describe('the limit that several gateways share', () => {
  it('lets two chunks through while the next one is being drawn', () => {
    expect(setUp().passes(100)).toBe(2 * chunk);
  });

  it('lets all of the limit through, and little more, however large the bursts are', async () => {
    const { passes, chunkComes } = setUp();
    let passed = 0;
    for (let burst = 0; burst < 40; burst += 1) {
      passed += passes(100);
      await chunkComes();
    }
    expect(passed).toBeGreaterThanOrEqual(limit);
    expect(passed).toBeLessThanOrEqual(limit + 3 * chunk);
  });
});
