import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from '../../scripts/lib/api-client.ts';
import { UnexpectedOutcome } from '../../scripts/lib/api-outcome.ts';

const pauseMs = 50;

/** Codes that the API calls retryable, and what a client sees of a gateway that is down. */
const passing = new Set([
  'UNAVAILABLE',
  'OVERLOADED',
  'DEADLINE_EXCEEDED',
  'RATE_LIMITED',
  'no connection',
]);

/** What went wrong, as a client can tell. Throws what no client should ever meet. */
export function describePassingFailure(error: unknown): string {
  const code = codeOf(error);
  if (code !== null && passing.has(code)) return code;
  throw error;
}

function codeOf(error: unknown): string | null {
  if (error instanceof ApiError) return error.code;
  if (error instanceof UnexpectedOutcome) {
    return error.outcome.__typename === 'RequesterUnreachable' ? 'UNAVAILABLE' : null;
  }
  // What fetch throws when there is no connection, or when it breaks.
  return error instanceof TypeError ? 'no connection' : null;
}

/** Repeats a request until it is answered. Only for requests that the API says are safe to repeat. */
export async function untilAnswered<T>(
  request: () => Promise<T>,
  onFailure: (code: string) => void,
): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      onFailure(describePassingFailure(error));
      await pause(pauseMs);
    }
  }
}
