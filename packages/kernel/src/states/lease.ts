/**
 * A lease of some slots of one task to one performer partition, on the requester's partition.
 *
 *   active ──every slot used or given back──▶ closed
 *     └──end + margin passed──▶ expired   (outstanding slots are available again)
 *
 * `epoch` rises with each renewal, so that an answer to an older grant is recognised.
 */
export const leaseStatuses = ['active', 'closed', 'expired'] as const;

/**
 * How a lease binds: `exclusive` until its end; `unlimited` until its requester recalls it or its
 * holder gives it back; `temporary` for one performer's accept.
 */
export const leaseKinds = ['exclusive', 'unlimited', 'temporary'] as const;
export type LeaseKind = (typeof leaseKinds)[number];

/**
 * What may be asked for and offered. `information` moves no slots: the holder shows what there is, and
 * who accepts is granted one slot, first come, first served.
 */
export const grantKinds = [...leaseKinds, 'information'] as const;
export type GrantKind = (typeof grantKinds)[number];

/** Leases that lie in a repository for anybody of its group. */
export function isStockKind(kind: LeaseKind): boolean {
  return kind !== 'temporary';
}

/** The end of an unlimited lease that nobody has recalled. */
export const endlessAt = new Date('9999-01-01T00:00:00.000Z');

/**
 * How long after a lease's end its requester partition waits before it takes the slots back, for the
 * difference between two database clocks.
 */
export const clockMarginSeconds = 15;
