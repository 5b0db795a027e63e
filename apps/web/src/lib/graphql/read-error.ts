import type { RequestErrorDetails } from './request-error.ts';
import { RequestError } from './request-error.ts';

interface WireError {
  readonly message?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The network did not carry the request or its answer. */
export function offlineError(): RequestError {
  return new RequestError({
    code: 'OFFLINE',
    message: 'The exchange cannot be reached. Check your connection and try again.',
    retryable: true,
    requestId: null,
  });
}

/** The first GraphQL error in an answer, as an error of this page. */
export function readGraphqlError(errors: readonly WireError[], response: Response): RequestError {
  const [first] = errors;
  const extensions = first?.extensions ?? {};
  return new RequestError({
    code: text(extensions['code']) ?? 'INTERNAL',
    message: text(first?.message) ?? fallbackMessage(response.status),
    retryable: extensions['retryable'] === true,
    requestId: text(extensions['requestId']) ?? requestIdOf(response),
  });
}

/** An answer that is not GraphQL, or an error of a plain HTTP route: `{code, message}` or nothing. */
export function readHttpError(body: unknown, response: Response): RequestError {
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const nested = record['error'];
  const source =
    typeof nested === 'object' && nested !== null ? (nested as Record<string, unknown>) : record;
  const details: RequestErrorDetails = {
    code: text(source['code']) ?? codeOf(response.status),
    message: text(source['message']) ?? fallbackMessage(response.status),
    retryable: response.status >= 500 || response.status === 429,
    requestId: text(source['requestId']) ?? requestIdOf(response),
  };
  return new RequestError(details);
}

function requestIdOf(response: Response): string | null {
  return response.headers.get('x-request-id');
}

function codeOf(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'UNAVAILABLE' : 'BAD_ANSWER';
}

function fallbackMessage(status: number): string {
  if (status === 401) return 'Sign in to go on.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  if (status >= 500) return 'The exchange is busy or restarting. Try again in a moment.';
  return 'The exchange did not accept this request. Load the page again.';
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
