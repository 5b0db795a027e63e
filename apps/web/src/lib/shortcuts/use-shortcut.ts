import { useEffect, useEffectEvent } from 'react';
import { addShortcut } from './shortcut-registry.ts';

interface UseShortcutOptions {
  readonly keys: string;
  readonly label: string;
  readonly group?: string;
  readonly enabled?: boolean;
}

/** Makes a key do something while the component is shown, and lists it under `?`. */
export function useShortcut(
  { keys, label, group = 'This page', enabled = true }: UseShortcutOptions,
  action: (event: KeyboardEvent) => void,
): void {
  const run = useEffectEvent(action);
  useEffect(
    () => (enabled ? addShortcut({ keys, label, group, run: (event) => run(event) }) : undefined),
    [keys, label, group, enabled],
  );
}
