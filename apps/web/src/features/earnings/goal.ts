import { createLocalStore } from '#lib/local-store.ts';

/** What somebody wants to earn, in minor units of their currency; null for no goal. */
export interface Goal {
  readonly period: 'day' | 'week';
  readonly minor: number | null;
}

/** Remembered on this device. */
export const goalStore = createLocalStore<Goal>(
  'exchange-goal',
  { period: 'day', minor: null },
  parseGoal,
);

function parseGoal(stored: unknown): Goal | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { period, minor } = stored as Partial<Record<keyof Goal, unknown>>;
  if (period !== 'day' && period !== 'week') return null;
  const isAmount = typeof minor === 'number' && Number.isSafeInteger(minor) && minor > 0;
  return { period, minor: isAmount ? minor : null };
}
