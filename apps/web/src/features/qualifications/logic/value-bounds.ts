import { limits } from '@exchange/criteria';

/** What the value of a qualification may be. */
export const valueBounds = { min: limits.smallestValue, max: limits.largestValue };
