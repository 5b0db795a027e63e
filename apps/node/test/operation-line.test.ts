import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOperationLine } from '../src/operation-line.ts';

afterEach(() => {
  vi.useRealTimers();
});

function createWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

describe('a line of operations', () => {
  it('lets some begin at a time, the others in the order in which they came', async () => {
    const line = createOperationLine({ atOnce: 2, longestMs: 1_000 });
    const { begun, work, end } = createWork();
    const all = ['a', 'b', 'c', 'd'].map((name) => line.pass(work(name)));
    await turn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await turn();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await turn();
    end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on after work that fails', async () => {
    const line = createOperationLine({ atOnce: 1, longestMs: 1_000 });
    const failed = line.pass(() => Promise.reject(new Error('failed')));
    const next = line.pass(() => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });

  it('begins nothing while somebody goes first; what has begun goes on', async () => {
    const line = createOperationLine({ atOnce: 2, longestMs: 1_000 });
    const { begun, work, end } = createWork();
    const first = line.pass(work('a'));
    await turn();
    const endOne = line.goFirst();
    const endOther = line.goFirst();
    const second = line.pass(work('b'));
    let isClear = false;
    const clear = line.whenClear().then(() => {
      isClear = true;
    });
    end('a');
    expect(await first).toBe('a');
    endOne();
    endOne();
    await turn();
    expect([begun, isClear]).toEqual([['a'], false]);
    endOther();
    await clear;
    await turn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await second).toBe('b');
    await line.whenClear();
  });

  it('goes on by itself when whoever goes first never ends', async () => {
    vi.useFakeTimers();
    const line = createOperationLine({ atOnce: 1, longestMs: 400 });
    const end = line.goFirst();
    const waiting = line.pass(() => Promise.resolve('done'));
    await vi.advanceTimersByTimeAsync(400);
    expect(await waiting).toBe('done');
    end();
    expect(await line.pass(() => Promise.resolve('again'))).toBe('again');
  });
});
