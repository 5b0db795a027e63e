import { createLocalStore } from '../local-store.ts';

export const timeModes = ['relative', 'local', 'utc'] as const;

/** How points of time are written: `3 minutes ago`, in the reader's zone, or in UTC. */
export type TimeMode = (typeof timeModes)[number];

/** Remembered on this device. */
export const timeMode = createLocalStore<TimeMode>(
  'exchange-time',
  'relative',
  (stored) => timeModes.find((mode) => mode === stored) ?? null,
);
