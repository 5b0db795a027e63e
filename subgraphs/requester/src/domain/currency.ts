import type { Currency } from '@exchange/kernel';

/** The one currency of the exchange for now. Every amount is stored with its own. */
export const currency: Currency = 'USD';
