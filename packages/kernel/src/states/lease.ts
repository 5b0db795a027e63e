/**
 * A lease of some slots of one task to one performer partition, on the requester's partition.
 *
 *   active ──every slot used or given back──▶ closed
 *     └──end + margin passed──▶ expired   (outstanding slots are available again)
 *
 * `epoch` rises with each renewal, so that an answer to an older grant is recognised.
 */
export const leaseStatuses = ['active', 'closed', 'expired'] as const;
export type LeaseStatus = (typeof leaseStatuses)[number];

/** How a grant binds: `exclusive` until its end; `temporary` for one performer's accept. */
export const leaseKinds = ['exclusive', 'temporary'] as const;
export type LeaseKind = (typeof leaseKinds)[number];

/**
 * How long after a lease's end its requester partition waits before it takes the slots back, for the
 * difference between two database clocks.
 */
export const clockMarginSeconds = 15;
