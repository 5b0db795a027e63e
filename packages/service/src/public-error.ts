import { errorCodes, ExchangeError, type ErrorCode } from '@exchange/kernel';

/** What a caller may learn about a failure, in GraphQL and everywhere else. */
export type PublicError = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
};

// Messages may quote the caller's own input, which may be long.
const longestMessage = 400;

export function describeInternalError(requestId: string): PublicError {
  const message = `Something went wrong on our side. Try again; if it persists, report request ${requestId}.`;
  return { code: 'INTERNAL', message, retryable: true, details: {} };
}

export function describePublicError(
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): PublicError {
  const short =
    message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;
  return { code, message: short, retryable: errorCodes[code].retryable, details };
}

/** An ExchangeError keeps its words; anything else says only that something failed. */
export function toPublicError(error: unknown, requestId: string): PublicError {
  if (error instanceof ExchangeError && error.code !== 'INTERNAL') {
    return describePublicError(error.code, error.message, error.details);
  }
  return describeInternalError(requestId);
}
