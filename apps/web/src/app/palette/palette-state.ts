import { createFlag } from '#lib/create-flag.ts';

/** Whether the palette is open. */
export const showPalette = createFlag();
