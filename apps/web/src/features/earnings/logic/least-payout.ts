/** Least amount of a payout, in minor units; the exchange enforces the same. */
export const leastPayout = 100;
