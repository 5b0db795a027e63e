/** A statement that does many items at once: one result per item, in their order. */
type RunMany<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

export interface GatherOptions<Item> {
  /** Most items of one run. */
  readonly largest: number;
  /** Items with the same key never share a run: the later one waits for the next. */
  readonly keyOf: (item: Item) => string;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what is asked for while a run is under way goes together in the next one, so that
 * one statement and one commit serve many requests when there are many, and a single request waits
 * for nobody. A run that fails is repeated item by item: the fault of one is not the others'.
 *
 * Source: DeWitt et al., "Implementation techniques for main memory database systems", SIGMOD 1984
 * (group commit).
 */
export function gather<Item, Result>(
  runMany: RunMany<Item, Result>,
  { largest, keyOf }: GatherOptions<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let running = false;

  function takeNext(): Waiting<Item, Result>[] {
    const keys = new Set<string>();
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
    try {
      const [result] = await runMany([item]);
      resolve(result as Result);
    } catch (error) {
      reject(error);
    }
  }

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) return runOne(only);
    try {
      const results = await runMany(batch.map(({ item }) => item));
      batch.forEach((one, index) => {
        one.resolve(results[index] as Result);
      });
    } catch {
      for (const one of batch) await runOne(one);
    }
  }

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) await run(takeNext());
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void drain();
    });
}
