import { endlessAt, type LeaseKind } from '@exchange/kernel';

/** No lease is held for longer, however often it is renewed: then its slots go round again. */
export const longestLeaseSeconds = 604_800;

/** Milliseconds since 1970, by the clock of the requester partition. */
export interface RenewableGrant {
  readonly epoch: number;
  readonly grantedAt: number;
  readonly expiresAt: number;
}

export interface RenewalTerms {
  readonly epoch: number;
  readonly leaseSeconds: number;
  readonly timeAllowedSeconds: number;
  /** Its batch takes accepts. */
  readonly batchOpen: boolean;
}

/**
 * How long an unlimited lease still runs, beside the time allowed, once its batch takes no accepts any
 * more: its recall has arrived by then, or its holder is gone and its slots come back without it.
 */
export const recalledLeaseSeconds = 3_600;

interface LeaseTerms {
  readonly kind?: LeaseKind;
  readonly leaseSeconds: number;
  readonly timeAllowedSeconds: number;
}

/** The end of a lease that is granted at `now`. */
export function decideLeaseEnd(now: number, terms: LeaseTerms): number {
  if (terms.kind === 'unlimited') return endlessAt.getTime();
  const seconds = Math.min(terms.leaseSeconds, longestLeaseSeconds);
  return now + (seconds + terms.timeAllowedSeconds) * 1_000;
}

/**
 * A lease is renewed while it runs and its batch takes accepts. The epoch before the current one is
 * taken too: it says that the answer to the last renewal was lost, and then the epoch stays as it
 * is. Null when the holder may not keep it. A renewal never shortens a lease.
 */
export function decideRenewal(
  lease: RenewableGrant,
  terms: RenewalTerms,
  now: number,
): { readonly epoch: number; readonly expiresAt: number } | null {
  const lastEnd = lease.grantedAt + longestLeaseSeconds * 1_000;
  if (!terms.batchOpen || lease.expiresAt <= now || lastEnd <= now) return null;
  if (terms.epoch !== lease.epoch && terms.epoch !== lease.epoch - 1) return null;
  const endsAt =
    Math.min(now + terms.leaseSeconds * 1_000, lastEnd) + terms.timeAllowedSeconds * 1_000;
  return {
    epoch: terms.epoch === lease.epoch ? lease.epoch + 1 : lease.epoch,
    expiresAt: Math.max(lease.expiresAt, endsAt),
  };
}
