import { createFlag } from '#lib/create-flag.ts';

/** Whether the list of keys is open. */
export const showShortcuts = createFlag();
