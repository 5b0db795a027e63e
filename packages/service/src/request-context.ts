import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

type RequestContext = { readonly requestId: string };

const storage = new AsyncLocalStorage<RequestContext>();
const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** Runs work so that error formatting and logging find the request id without being handed it. */
export function runWithRequestId<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** The id of the request or job under way; null outside of any. */
export function findRequestId(): string | null {
  return storage.getStore()?.requestId ?? null;
}

export function createRequestId(): string {
  return randomUUID();
}

/** Ids from outside end in logs and messages: only plain ones are taken over. */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && requestIdPattern.test(value);
}
