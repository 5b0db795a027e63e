const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** In takes of everybody: the log's own pace. */
export const flowTicks = [8, 32, 128, 512, 2_048] as const;
/** In milliseconds. */
export const flowClock = [10 * minute, hour, day, 7 * day] as const;
/** Of all events, later ones in a batch too, in events. */
export const workTicks = [64, 1_024] as const;
/** Of the first takes of newcomers, in such takes. */
export const noviceTakes = [10, 80] as const;
/** Of observed against expected, over everybody, in takes of everybody. */
export const crowdTasteTicks = [250, 4_000] as const;
/** The same of one performer, in their own takes. */
export const ownTasteTakes = [5, 60] as const;
