/** Every code that a GraphQL error or a node-to-node answer may carry, and whether trying again can help. */
export const errorCodes = {
  UNAUTHENTICATED: { retryable: false, status: 401 },
  FORBIDDEN: { retryable: false, status: 403 },
  NOT_FOUND: { retryable: false, status: 404 },
  BAD_USER_INPUT: { retryable: false, status: 400 },
  CONFLICT: { retryable: false, status: 409 },
  TOO_LARGE: { retryable: false, status: 413 },
  QUERY_TOO_COMPLEX: { retryable: false, status: 400 },
  RATE_LIMITED: { retryable: true, status: 429 },
  USER_MOVED: { retryable: true, status: 421 },
  UNAVAILABLE: { retryable: true, status: 503 },
  OVERLOADED: { retryable: true, status: 503 },
  DEADLINE_EXCEEDED: { retryable: true, status: 504 },
  INTERNAL: { retryable: true, status: 500 },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * An error whose message is safe to show. Anything else that is thrown is masked on its way out.
 * `details` travels in the error's extensions.
 */
export class ExchangeError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ExchangeError';
    this.code = code;
    this.details = options.details ?? {};
  }

  get retryable(): boolean {
    return errorCodes[this.code].retryable;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}
