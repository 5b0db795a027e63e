import { useState } from 'react';
import { useShortcut } from './use-shortcut.ts';

/**
 * `j` and `k` move through a list whose rows carry `data-row={id}`; the row is focused, so screen
 * readers read it and Enter works on it. Returns the row that is current.
 */
export function useListKeys(ids: readonly string[]): {
  readonly current: string | null;
  readonly setCurrent: (id: string | null) => void;
} {
  const [current, setCurrent] = useState<string | null>(null);

  function move(by: number): void {
    const index = current === null ? -1 : ids.indexOf(current);
    const next = ids[Math.max(0, Math.min(ids.length - 1, index + by))];
    if (next === undefined) return;
    setCurrent(next);
    const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  useShortcut({ keys: 'j', label: 'Next row' }, () => move(1));
  useShortcut({ keys: 'k', label: 'Row before' }, () => move(-1));
  return { current: current !== null && ids.includes(current) ? current : null, setCurrent };
}
