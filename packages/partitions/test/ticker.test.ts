import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from '../src/index.ts';

describe('a ticker', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const onError = vi.fn();

  function gate() {
    let open = (): void => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { open, passed };
  }

  it('runs at its start and then about once per interval', async () => {
    const run = vi.fn(async () => 0);
    const ticker = createTicker({ name: 'test', everyMs: 1_000, run, onError });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(899);
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(202);
    expect(run).toHaveBeenCalledTimes(2);
    await ticker.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('goes on at once while there is more to do', async () => {
    let left = 120;
    const run = vi.fn(async () => Math.min(left--, 1));
    const ticker = createTicker({ name: 'test', everyMs: 1_000, run, onError, maxRounds: 50 });
    ticker.start();
    await vi.advanceTimersByTimeAsync(10);
    expect(run).toHaveBeenCalledTimes(121);
    await ticker.stop();
  });

  it('gathers what it is woken for while it rests', async () => {
    const run = vi.fn(async () => 1);
    const ticker = createTicker({ name: 'test', everyMs: 60_000, run, onError, restMs: 100 });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(1);
    run.mockResolvedValue(0);
    for (let count = 0; count < 9; count += 1) {
      ticker.wake();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(run).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(200);
    ticker.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(3);
    await ticker.stop();
  });

  it('never overlaps itself, and answers any number of wakes with one more run', async () => {
    const first = gate();
    let under = 0;
    let most = 0;
    let runs = 0;
    const ticker = createTicker({
      name: 'test',
      everyMs: 60_000,
      onError,
      async run() {
        runs += 1;
        most = Math.max(most, (under += 1));
        if (runs === 1) await first.passed;
        under -= 1;
      },
    });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    for (let n = 0; n < 5; n += 1) ticker.wake();
    const idle = ticker.runUntilIdle();
    first.open();
    await idle;
    await vi.advanceTimersByTimeAsync(1);
    expect({ runs, most }).toEqual({ runs: 3, most: 1 }); // the first, the wakes', runUntilIdle's
    await ticker.stop();
  });

  it('reports an error and runs again at its next time', async () => {
    const failure = new Error('broken');
    const run = vi.fn(async () => 0).mockRejectedValueOnce(failure);
    const ticker = createTicker({ name: 'test', everyMs: 1_000, run, onError });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(onError).toHaveBeenCalledWith(failure, 'test');
    await vi.advanceTimersByTimeAsync(1_101);
    expect(run).toHaveBeenCalledTimes(2);
    await ticker.stop();
  });

  it('waits for the run under way when it stops, and starts no other', async () => {
    const running = gate();
    let ended = false;
    const ticker = createTicker({
      name: 'test',
      everyMs: 1_000,
      onError,
      async run() {
        await running.passed;
        ended = true;
        return 1;
      },
    });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    const stopped = ticker.stop();
    running.open();
    await stopped;
    expect(ended).toBe(true);
  });

  it('runs when what it listens to wakes it, and stops listening when it stops', async () => {
    const run = vi.fn(async () => 0);
    const unsubscribe = vi.fn(async () => undefined);
    let wake = (): void => undefined;
    const ticker = createTicker({
      name: 'test',
      everyMs: 60_000,
      run,
      onError,
      wakeOn: async (ask) => {
        wake = ask;
        return unsubscribe;
      },
    });
    ticker.start();
    await vi.advanceTimersByTimeAsync(0);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(2);
    await ticker.stop();
    expect(unsubscribe).toHaveBeenCalledOnce();
  });

  it('runs until idle without being started, and throws what a run throws', async () => {
    let left = 3;
    const ticker = createTicker({
      name: 'test',
      everyMs: 1_000,
      onError,
      run: async () => {
        if (left < 0) throw new Error('too far');
        return left--;
      },
    });
    expect(await ticker.runUntilIdle()).toBe(6);
    await expect(ticker.runUntilIdle()).rejects.toThrow('too far');
  });
});
