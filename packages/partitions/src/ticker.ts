export interface TickerOptions {
  name: string;
  everyMs: number;
  /**
   * One round of the job. A number above zero means that there is more to do: the next round
   * follows at once.
   */
  run: () => Promise<number | undefined | void>;
  /** Called with what `run` threw; the ticker goes on. */
  onError: (error: unknown, name: string) => void;
  /** Called on `start`, for example `(wake) => partition.listen('outbox', wake)`. */
  wakeOn?: (wake: () => void) => Promise<() => Promise<void>>;
  /** Rounds without a pause before others get a turn. */
  maxRounds?: number;
  /**
   * Least time from the end of a round to the next: what is asked for meanwhile is gathered, so that
   * a busy job does much at a time instead of little often. 0 when left out.
   */
  restMs?: number;
}

export interface Ticker {
  readonly name: string;
  start(): void;
  /** Asks for a run soon. Any number of calls during a run lead to one more run. */
  wake(): void;
  /** No run starts after this; resolves when the one under way has ended. */
  stop(): Promise<void>;
  /** For tests: runs until a round has nothing to do, whether started or not. Throws what `run` throws. */
  runUntilIdle(): Promise<number>;
}

const mostRoundsUntilIdle = 10_000;

/** Repeats one background job; it never overlaps itself within this process. */
export function createTicker(options: TickerOptions): Ticker {
  const { name, everyMs, run, onError, restMs = 0 } = options;
  const maxRounds = restMs > 0 ? 1 : (options.maxRounds ?? 50);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let started = false;
  let wakeWanted = false;
  let restUntil = 0;
  let unsubscribe: Promise<(() => Promise<void>) | undefined> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  // As functions, since the compiler believes that a variable keeps its value across an await.
  const isStarted = (): boolean => started;
  const isWakeWanted = (): boolean => wakeWanted;

  /** Every round goes through here, so rounds of `start` and of `runUntilIdle` never overlap. */
  function round(): Promise<number> {
    const result = turn.then(async () => (await run()) ?? 0);
    turn = result.catch(() => undefined);
    return result;
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(runRounds, delayMs);
    timer.unref();
  }

  function runRounds(): void {
    if (running !== null || !started) return;
    running = repeat().then((more) => {
      running = null;
      restUntil = performance.now() + restMs;
      if (!started) return;
      if (more || wakeWanted) schedule(restMs);
      else schedule(everyMs * (0.9 + Math.random() * 0.2)); // Processes started together drift apart.
    });
  }

  async function repeat(): Promise<boolean> {
    try {
      for (let count = 0; isStarted() && count < maxRounds; count += 1) {
        wakeWanted = false;
        if ((await round()) <= 0 && !isWakeWanted()) return false;
      }
      return true;
    } catch (error) {
      onError(error, name);
      return false;
    }
  }

  function wake(): void {
    if (!started) return;
    wakeWanted = true;
    if (running === null) schedule(Math.max(0, restUntil - performance.now()));
  }

  return {
    name,
    wake,
    start() {
      if (started) return;
      started = true;
      unsubscribe = options.wakeOn?.(wake).catch((error: unknown) => {
        onError(error, name);
        return undefined;
      });
      schedule(0);
    },
    async stop() {
      started = false;
      clearTimeout(timer);
      await running;
      await turn;
      const last = unsubscribe;
      unsubscribe = undefined;
      await (
        await last
      )?.();
    },
    async runUntilIdle() {
      let total = 0;
      for (let count = 0; count < mostRoundsUntilIdle; count += 1) {
        const done = await round();
        if (done <= 0) return total;
        total += done;
      }
      throw new Error(`The job ${name} still had work after ${mostRoundsUntilIdle} rounds.`);
    },
  };
}
