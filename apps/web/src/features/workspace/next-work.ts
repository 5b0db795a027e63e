import type { NextWork } from '#gql';
import { createLocalStore } from '#lib/local-store.ts';

/** What may follow a submit, as people read it. */
export const nextWorks: readonly { readonly value: NextWork; readonly label: string }[] = [
  { value: 'BEST', label: 'What suits me best' },
  { value: 'SAME', label: 'More of the same' },
  { value: 'NOTHING', label: 'Back to the list' },
];

/** What follows a submit. Remembered on this device. */
export const nextWork = createLocalStore<NextWork>('exchange-next-work', 'BEST', parseNextWork);

export function parseNextWork(stored: unknown): NextWork | null {
  return nextWorks.find(({ value }) => value === stored)?.value ?? null;
}
