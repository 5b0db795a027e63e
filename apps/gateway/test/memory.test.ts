import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../src/http/rate-limiter.ts';
import { createViewerCache } from '../src/viewer/viewer-cache.ts';
import type { Identity } from '../src/viewer/identity.ts';

function identityOf(accountId: string): Identity {
  return {
    viewer: { accountId, requester: null, performer: null, roles: [], scopes: [] },
    kind: 'session',
    credentialId: 'x',
    expiresAt: null,
    signed: null,
  };
}

describe('what a gateway remembers of who asks', () => {
  it('is asked for once while it is looked up, and then not again until its time is over', async () => {
    let now = 0;
    let looks = 0;
    const cache = createViewerCache({ ttlMs: 100, maximum: 10, now: () => now });
    const load = () => {
      looks += 1;
      return Promise.resolve(identityOf('a'));
    };
    await Promise.all([cache.find('k', load), cache.find('k', load)]);
    expect((await cache.find('k', load))?.viewer.accountId).toBe('a');
    expect(looks).toBe(1);
    now = 101;
    await cache.find('k', load);
    expect(looks).toBe(2);
  });

  it('does not keep a look-up that was under way when an account changed', async () => {
    const cache = createViewerCache({ ttlMs: 100, maximum: 10, now: () => 0 });
    const gate = Promise.withResolvers<Identity | null>();
    const first = cache.find('k', () => gate.promise);
    cache.forget('somebody');
    gate.resolve(identityOf('a'));
    await first;
    const after = await cache.find('k', () => Promise.resolve(null));
    expect(after).toBeNull();
  });

  it('forgets one account and no other', async () => {
    const cache = createViewerCache({ ttlMs: 100, maximum: 10, now: () => 0 });
    await cache.find('a', () => Promise.resolve(identityOf('a')));
    await cache.find('b', () => Promise.resolve(identityOf('b')));
    cache.forget('a');
    expect(await cache.find('a', () => Promise.resolve(null))).toBeNull();
    expect(await cache.find('b', () => Promise.resolve(null))).not.toBeNull();
  });

  it('is bounded, and holds nobody who is not known', async () => {
    const cache = createViewerCache({ ttlMs: 100, maximum: 2, now: () => 0 });
    for (const key of ['a', 'b', 'c'])
      await cache.find(key, () => Promise.resolve(identityOf(key)));
    expect(await cache.find('a', () => Promise.resolve(null))).toBeNull();
    expect(await cache.find('c', () => Promise.resolve(null))).not.toBeNull();
  });
});

describe('a shared limit', () => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  it('lets through what all gateways together have left, and asks the directory rarely', async () => {
    let taken = 0;
    let draws = 0;
    const draw = (_key: string, amount: number) => {
      draws += 1;
      taken += amount;
      return Promise.resolve({ taken, leftMs: 10_000 });
    };
    const limiter = createRateLimiter({ draw, log, now: () => 0 });
    let passed = 0;
    for (let count = 0; count < 300; count += 1) {
      try {
        limiter.count('k', 100);
        passed += 1;
      } catch {
        break;
      }
      await Promise.resolve();
      await new Promise(setImmediate);
    }
    expect(passed).toBeGreaterThanOrEqual(95);
    expect(passed).toBeLessThanOrEqual(110);
    expect(draws).toBeLessThan(30);
  });

  it('begins anew with the next window', async () => {
    let now = 0;
    const draw = () => Promise.resolve({ taken: 1_000, leftMs: 10_000 - now });
    const limiter = createRateLimiter({ draw, log, now: () => now });
    limiter.count('k', 10);
    await new Promise(setImmediate);
    expect(() => {
      limiter.count('k', 10);
    }).toThrow('wait 10 seconds');
    now = 10_001;
    limiter.count('k', 10);
  });

  it('holds by its own count when the directory is away', async () => {
    const limiter = createRateLimiter({
      draw: () => Promise.reject(new Error('away')),
      log,
      now: () => 0,
    });
    for (let count = 0; count < 50; count += 1) {
      limiter.count('k', 100);
      await new Promise(setImmediate);
    }
  });
});
