/** The one currency of the exchange for now; amounts carry it everywhere. */
export const currency = 'USD';
