/** A value kept on this device and shared by all components that read it. */
export interface LocalStore<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a store over one key of `localStorage`; a value that cannot be read is the default. */
export function createLocalStore<T>(
  key: string,
  fallback: T,
  parse: (stored: unknown) => T | null,
): LocalStore<T> {
  let value = read();
  const listeners = new Set<() => void>();

  function read(): T {
    try {
      const stored = localStorage.getItem(key);
      return stored === null ? fallback : (parse(JSON.parse(stored)) ?? fallback);
    } catch {
      return fallback; // Storage may be switched off or hold something else; neither is an error.
    }
  }

  function notify(): void {
    for (const listener of listeners) listener();
  }

  window.addEventListener('storage', (event) => {
    if (event.key !== key) return;
    value = read();
    notify();
  });

  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage the choice lasts until the page is closed.
      }
      notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads `true` or `false`. */
export function parseBoolean(stored: unknown): boolean | null {
  return typeof stored === 'boolean' ? stored : null;
}
