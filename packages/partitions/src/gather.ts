/** A statement that does many items at once: one result per item, in their order. */
type RunMany<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

export interface GatherOptions<Item> {
  /** Most items of one run. */
  readonly largest: number;
  /** Items with the same key never share a run: the later one waits for the next. */
  readonly keyOf: (item: Item) => string;
}

interface GatheredRuns<Item, Result> {
  /** Must fail rather than wait for one of its items. */
  readonly together: RunMany<Item, Result>;
  /** For each item of a run that failed. May take its time: nobody but its own key waits for it. */
  readonly alone: RunMany<Item, Result>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what is asked for while a run is under way goes together in the next one, so that
 * one statement and one commit serve many requests when there are many, and a single request waits
 * for nobody. A run that fails is repeated item by item, side by side and beside the next runs: the
 * fault of one, or its wait, is not the others'.
 *
 * Source: DeWitt et al., "Implementation techniques for main memory database systems", SIGMOD 1984
 * (group commit).
 */
export function gather<Item, Result>(
  runs: RunMany<Item, Result> | GatheredRuns<Item, Result>,
  { largest, keyOf }: GatherOptions<Item>,
): (item: Item) => Promise<Result> {
  const { together, alone } = typeof runs === 'function' ? { together: runs, alone: runs } : runs;
  let waiting: Waiting<Item, Result>[] = [];
  let running = false;
  /** Keys of items that run alone at the moment. */
  const apart = new Set<string>();

  function takeNext(): Waiting<Item, Result>[] {
    const keys = new Set(apart);
    const next: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const one of waiting) {
      const key = keyOf(one.item);
      if (next.length >= largest || keys.has(key)) {
        later.push(one);
      } else {
        keys.add(key);
        next.push(one);
      }
    }
    waiting = later;
    return next;
  }

  async function runOne({ item, resolve, reject }: Waiting<Item, Result>): Promise<void> {
    const key = keyOf(item);
    apart.add(key);
    try {
      const [result] = await alone([item]);
      resolve(result as Result);
    } catch (error) {
      reject(error);
    } finally {
      apart.delete(key);
      start();
    }
  }

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await together(batch.map(({ item }) => item));
      batch.forEach((one, index) => {
        one.resolve(results[index] as Result);
      });
    } catch (error) {
      const [only] = batch;
      // Once more would be the same: its failure is its own.
      if (batch.length === 1 && only !== undefined && together === alone) only.reject(error);
      else for (const one of batch) void runOne(one);
    }
  }

  async function drain(): Promise<void> {
    running = true;
    for (let next = takeNext(); next.length > 0; next = takeNext()) await run(next);
    running = false;
  }

  function start(): void {
    if (!running) void drain();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
