/** A yes or no that components follow, as `useSyncExternalStore` wants it. No to begin with. */
export function createFlag() {
  let value = false;
  const listeners = new Set<() => void>();
  return {
    get: (): boolean => value,
    set(next: boolean): void {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
