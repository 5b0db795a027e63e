export interface RenewableGrant {
  readonly epoch: number;
  /** Milliseconds since 1970, by the clock of the requester partition, like `now`. */
  readonly expiresAt: number;
}

/**
 * A lease is renewed while it runs and its batch takes accepts. The epoch before the current one is
 * taken too: it says that the answer to the last renewal was lost, and then the epoch stays as it
 * is. Null when the holder may not keep it. A renewal never shortens a lease.
 */
export function decideRenewal(
  lease: RenewableGrant,
  call: { readonly epoch: number; readonly endsAt: number; readonly batchOpen: boolean },
  now: number,
): RenewableGrant | null {
  if (!call.batchOpen || lease.expiresAt <= now) return null;
  if (call.epoch !== lease.epoch && call.epoch !== lease.epoch - 1) return null;
  return {
    epoch: call.epoch === lease.epoch ? lease.epoch + 1 : lease.epoch,
    expiresAt: Math.max(lease.expiresAt, call.endsAt),
  };
}
