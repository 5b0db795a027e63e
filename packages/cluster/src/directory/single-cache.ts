interface SingleCacheOptions<Value> {
  load(): Promise<Value>;
  mayRemember(): boolean;
  /** Forgotten by itself after this long, in case a notice was missed. */
  readonly longestMs: number;
}

export interface SingleCache<Value> {
  get(): Promise<Value>;
  forget(): void;
}

/** One value that is loaded when needed and kept until it is forgotten; callers share a load. */
export function createSingleCache<Value>(options: SingleCacheOptions<Value>): SingleCache<Value> {
  let known: { readonly value: Value; readonly untilMs: number } | null = null;
  let loading: Promise<Value> | null = null;

  function start(): Promise<Value> {
    const mine: Promise<Value> = options
      .load()
      .then((value) => {
        // Forgotten meanwhile: the value may be the old one.
        if (loading === mine && options.mayRemember()) {
          known = { value, untilMs: performance.now() + options.longestMs };
        }
        return value;
      })
      .finally(() => {
        if (loading === mine) loading = null;
      });
    loading = mine;
    return mine;
  }

  return {
    get() {
      if (known !== null && performance.now() < known.untilMs) return Promise.resolve(known.value);
      return loading ?? start();
    },
    forget() {
      known = null;
      loading = null;
    },
  };
}
