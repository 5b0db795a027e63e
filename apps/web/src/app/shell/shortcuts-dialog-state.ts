let shown = false;
const listeners = new Set<() => void>();

/** Whether the list of keys is open. */
export const showShortcuts = {
  get: (): boolean => shown,
  set(value: boolean): void {
    shown = value;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
