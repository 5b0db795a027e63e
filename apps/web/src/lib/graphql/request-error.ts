export interface RequestErrorDetails {
  /** As the exchange gives it; `OFFLINE` and `BAD_ANSWER` are made here. */
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly requestId: string | null;
}

/** A request that did not give an answer. Its message is written for people. */
export class RequestError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** What an operator can find the request by; null when it never reached the exchange. */
  readonly requestId: string | null;

  constructor(details: RequestErrorDetails) {
    super(details.message);
    this.name = 'RequestError';
    this.code = details.code;
    this.retryable = details.retryable;
    this.requestId = details.requestId;
  }
}

/** Whether sending the same request again may help. */
export function isRetryable(error: unknown): boolean {
  return error instanceof RequestError && error.retryable;
}

/** Whether the error says that nobody is signed in. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'UNAUTHENTICATED';
}
