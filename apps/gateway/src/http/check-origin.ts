import type { IncomingHttpHeaders } from 'node:http';
import { ExchangeError } from '@exchange/kernel';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of somebody else makes a browser send: an unsafe method with a cookie must come
 * from a page of ours. Requests without a cookie carry nothing that a browser adds by itself.
 */
export function checkOrigin(
  method: string,
  headers: IncomingHttpHeaders,
  isTrusted: (origin: string) => boolean,
): void {
  if (safeMethods.has(method) || headers.cookie === undefined) return;
  const { origin } = headers;
  if (origin === undefined) {
    // Browsers send Origin with every unsafe method; what they send instead tells the same.
    const site = headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin' || site === 'none') return;
  } else if (isTrusted(origin)) {
    return;
  }
  throw new ExchangeError(
    'FORBIDDEN',
    'This page may not act for you here: open the exchange itself.',
  );
}
