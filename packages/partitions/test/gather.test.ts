import { describe, expect, it } from 'vitest';
import { gather } from '../src/gather.ts';

/** Runs that end when the test says so. */
function openRuns() {
  const runs: { readonly items: readonly string[]; end: () => void; fail: () => void }[] = [];
  const runMany = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      runs.push({
        items,
        end: () => {
          resolve(items.map((item) => item.toUpperCase()));
        },
        fail: () => {
          reject(new Error(`failed: ${items.join()}`));
        },
      });
    });
  return { runs, runMany };
}

const byItem = { largest: 3, keyOf: (item: string) => item };

async function turn(): Promise<void> {
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
}

describe('gathering', () => {
  it('lets one go at once and takes together what came meanwhile', async () => {
    const { runs, runMany } = openRuns();
    const ask = gather(runMany, byItem);
    const answers = ['a', 'b', 'c'].map(ask);
    expect(runs.map(({ items }) => items)).toEqual([['a']]);
    runs[0]?.end();
    await turn();
    expect(runs.map(({ items }) => items)).toEqual([['a'], ['b', 'c']]);
    runs[1]?.end();
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  });

  it('takes no more than the largest number, and one item of a key', async () => {
    const { runs, runMany } = openRuns();
    const ask = gather(runMany, { largest: 3, keyOf: (item) => item.charAt(0) });
    const answers = ['a1', 'a2', 'b1', 'a3', 'c1', 'd1'].map(ask);
    for (let run = 0; run < 3; run += 1) {
      await turn();
      runs[run]?.end();
    }
    await turn();
    expect(runs.map(({ items }) => items)).toEqual([['a1'], ['a2', 'b1', 'c1'], ['a3', 'd1']]);
    expect(await Promise.all(answers)).toEqual(['A1', 'A2', 'B1', 'A3', 'C1', 'D1']);
  });

  it('repeats a failed run item by item, so that the fault of one is not the fault of all', async () => {
    const { runs, runMany } = openRuns();
    const ask = gather(runMany, byItem);
    const first = ask('a');
    const [good, bad] = ['b', 'c'].map(ask);
    runs[0]?.end();
    await first;
    await turn();
    runs[1]?.fail();
    await turn();
    runs[2]?.end();
    expect(await good).toBe('B');
    await turn();
    runs[3]?.fail();
    await expect(bad).rejects.toThrow('failed: c');
    const next = ask('d');
    await turn();
    runs[4]?.end();
    expect(await next).toBe('D');
  });
});
