interface LoadingCacheOptions<Value> {
  /** Entries beyond this many push out the one that was used longest ago. */
  readonly maximum: number;
  /** Values for all the keys asked for in one turn of the event loop; a missing key has none. */
  load(keys: readonly string[]): Promise<ReadonlyMap<string, Value>>;
  /** While false, nothing is remembered: changes would not be heard. */
  mayRemember(): boolean;
}

export interface LoadingCache<Value> {
  find(key: string): Promise<Value | null>;
  /** Past the cache; what comes replaces what was remembered. */
  refresh(key: string): Promise<Value | null>;
  forget(key: string): void;
  clear(): void;
}

/**
 * Remembers what it loaded until it is told to forget. A load that was under way when its key was
 * forgotten may carry the old value: it is answered but not remembered, and the next caller starts
 * another. Absence is never remembered.
 */
export function createLoadingCache<Value>(
  options: LoadingCacheOptions<Value>,
): LoadingCache<Value> {
  // A Map keeps insertion order, so the first key is the one used longest ago.
  const values = new Map<string, Value>();
  const loading = new Map<string, Promise<Value | null>>();
  let waiting: Map<string, PromiseWithResolvers<Value | null>> | null = null;

  function enqueue(key: string): Promise<Value | null> {
    if (waiting === null) {
      waiting = new Map();
      setImmediate(() => void loadWaiting());
    }
    const place = waiting.get(key) ?? Promise.withResolvers<Value | null>();
    waiting.set(key, place);
    return place.promise;
  }

  async function loadWaiting(): Promise<void> {
    const batch = waiting;
    waiting = null;
    if (batch === null) return;
    try {
      const found = await options.load([...batch.keys()]);
      for (const [key, place] of batch) place.resolve(found.get(key) ?? null);
    } catch (error) {
      for (const place of batch.values()) place.reject(error);
    }
  }

  function start(key: string): Promise<Value | null> {
    const mine: Promise<Value | null> = enqueue(key)
      .then((value) => {
        if (loading.get(key) === mine && value !== null && options.mayRemember()) {
          remember(key, value);
        }
        return value;
      })
      .finally(() => {
        if (loading.get(key) === mine) loading.delete(key);
      });
    loading.set(key, mine);
    return mine;
  }

  function remember(key: string, value: Value): void {
    values.delete(key);
    values.set(key, value);
    const oldest = values.size > options.maximum ? values.keys().next().value : undefined;
    if (oldest !== undefined) values.delete(oldest);
  }

  function forget(key: string): void {
    values.delete(key);
    loading.delete(key);
  }

  return {
    async find(key) {
      const known = values.get(key);
      if (known === undefined) return loading.get(key) ?? start(key);
      remember(key, known);
      return known;
    },
    refresh(key) {
      forget(key);
      return start(key);
    },
    forget,
    clear() {
      values.clear();
      loading.clear();
    },
  };
}
