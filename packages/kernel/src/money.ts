/** An amount in integer minor units (cents) of one currency. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** ISO 4217 code. */
export type Currency = string;

export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor))
    throw new RangeError(`Not a whole number of minor units: ${String(minor)}`);
  return { minor, currency };
}

/** Basis points: 2,000 = 20 %. */
export const platformFeeBasisPoints = 2_000;
const minimumFeeMinor = 1;

/**
 * The exchange's fee on one reward, half-up, at least one minor unit for a paid task.
 * Source of the rule: the published price list of Mechanical Turk (20 %, minimum $0.01, half-up).
 */
export function feeFor(rewardMinor: number): number {
  if (rewardMinor === 0) return 0;
  return Math.max(
    minimumFeeMinor,
    Math.floor((rewardMinor * platformFeeBasisPoints + 5_000) / 10_000),
  );
}

/** What one assignment costs its requester, in minor units: reward plus fee. */
export function costFor(rewardMinor: number): number {
  return rewardMinor + feeFor(rewardMinor);
}
