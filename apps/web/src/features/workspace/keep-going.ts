import { createLocalStore, parseBoolean } from '#lib/local-store.ts';

/** Whether submitting also accepts the next task of the same type. Remembered on this device. */
export const keepGoing = createLocalStore('exchange-keep-going', true, parseBoolean);
