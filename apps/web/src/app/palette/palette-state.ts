let shown = false;
const listeners = new Set<() => void>();

/** Whether the palette is open. */
export const showPalette = {
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
