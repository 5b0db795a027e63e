import type { TypedDocument } from './request.ts';

/**
 * Sends an operation from a page that is closing: the browser finishes it after the page is gone,
 * and nobody is left to read the answer. The browser carries at most 64 kB like this.
 */
export function sendOnLeave<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
): void {
  void fetch('/graphql', {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: String(document), variables }),
  });
}
