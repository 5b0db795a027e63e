import { useEffect, useEffectEvent } from 'react';
import { addShortcut } from './shortcut-registry.ts';

interface UseShortcutOptions {
  readonly keys: string;
  readonly label: string;
  readonly group?: string;
  readonly enabled?: boolean;
  /** Gives way to any other shortcut with the same keys. */
  readonly yields?: boolean;
}

/** Makes a key do something while the component is shown, and lists it under `?`. */
export function useShortcut(
  { keys, label, group = 'This page', enabled = true, yields = false }: UseShortcutOptions,
  action: (event: KeyboardEvent) => void,
): void {
  const run = useEffectEvent(action);
  useEffect(
    () =>
      enabled ? addShortcut({ keys, label, group, yields, run: (event) => run(event) }) : undefined,
    [keys, label, group, enabled, yields],
  );
}
