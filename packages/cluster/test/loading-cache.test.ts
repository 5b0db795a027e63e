import { describe, expect, it } from 'vitest';
import { createLoadingCache } from '../src/directory/loading-cache.ts';

function createTestCache(options: { maximum?: number; mayRemember?: boolean } = {}) {
  const loads: string[][] = [];
  const stored = new Map<string, string>();
  let gate: Promise<void> = Promise.resolve();
  const cache = createLoadingCache<string>({
    maximum: options.maximum ?? 10,
    mayRemember: () => options.mayRemember ?? true,
    async load(keys) {
      loads.push([...keys]);
      const found = new Map(stored);
      await gate;
      return found;
    },
  });
  return {
    cache,
    loads,
    stored,
    holdLoads(until: Promise<void>): void {
      gate = until;
    },
  };
}

describe('a loading cache', () => {
  it('loads the keys of one moment together and each only once', async () => {
    const { cache, loads, stored } = createTestCache();
    stored.set('a', '1').set('b', '2');
    expect(await Promise.all([cache.find('a'), cache.find('b'), cache.find('a')])).toEqual([
      '1',
      '2',
      '1',
    ]);
    expect(await cache.find('a')).toBe('1');
    expect(loads).toEqual([['a', 'b']]);
  });

  it('asks again for what was not there', async () => {
    const { cache, loads, stored } = createTestCache();
    expect(await cache.find('a')).toBeNull();
    stored.set('a', '1');
    expect(await cache.find('a')).toBe('1');
    expect(loads).toHaveLength(2);
  });

  it('pushes out the entry used longest ago', async () => {
    const { cache, loads, stored } = createTestCache({ maximum: 2 });
    for (const key of ['a', 'b', 'c']) stored.set(key, key);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.find(key);
    expect(loads).toEqual([['a'], ['b'], ['c'], ['b']]);
  });

  it('does not remember a value that was forgotten while it was loaded', async () => {
    const { cache, stored, holdLoads } = createTestCache();
    const held = Promise.withResolvers<void>();
    holdLoads(held.promise);
    stored.set('a', 'old');
    const first = cache.find('a');
    await new Promise(setImmediate);
    stored.set('a', 'new');
    cache.forget('a');
    held.resolve();
    expect(await first).toBe('old');
    expect(await cache.find('a')).toBe('new');
  });

  it('remembers nothing while changes are not heard', async () => {
    const { cache, loads, stored } = createTestCache({ mayRemember: false });
    stored.set('a', '1');
    await cache.find('a');
    await cache.find('a');
    expect(loads).toHaveLength(2);
  });

  it('hands a failed load to everybody who waits and tries again next time', async () => {
    let fails = true;
    const cache = createLoadingCache<string>({
      maximum: 1,
      mayRemember: () => true,
      load: () =>
        fails ? Promise.reject(new Error('away')) : Promise.resolve(new Map([['a', '1']])),
    });
    const both = await Promise.allSettled([cache.find('a'), cache.find('a')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await cache.find('a')).toBe('1');
  });
});
