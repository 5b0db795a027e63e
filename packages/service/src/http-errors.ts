import type { FastifyError, FastifyInstance } from 'fastify';
import { errorCodes, ExchangeError, type ErrorCode } from '@exchange/kernel';
import type { Metrics } from './metrics.ts';
import { describePublicError, toPublicError, type PublicError } from './public-error.ts';

const codesByStatus: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['BAD_USER_INPUT', 'The request cannot be read: check its body and headers.'],
  401: ['UNAUTHENTICATED', 'Sign in, or send an API key.'],
  403: ['FORBIDDEN', 'This is not allowed for you.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  408: ['DEADLINE_EXCEEDED', 'The request took too long to arrive: send it again.'],
  413: ['TOO_LARGE', 'The request is too large: send less at a time.'],
  415: ['BAD_USER_INPUT', 'This content type is not understood: send application/json.'],
  429: ['RATE_LIMITED', 'Too many requests: wait a moment and try again.'],
  503: ['OVERLOADED', 'The exchange is busy: try again in a moment.'],
};

/** Every answer that is not a GraphQL answer has the same masked form. */
export function handleHttpErrors(app: FastifyInstance, metrics: Metrics): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const shown = decideHttpError(error, request.id);
    if (shown.code === 'INTERNAL') request.log.error({ err: error }, 'masked');
    else metrics.refused.inc({ code: shown.code });
    return reply.status(statusOf(error, shown)).send(bodyOf(shown, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const shown = describePublicError('NOT_FOUND', 'There is nothing at this address.');
    return reply.status(404).send(bodyOf(shown, request.id));
  });
}

export function decideHttpError(error: unknown, requestId: string): PublicError {
  if (error instanceof ExchangeError) return toPublicError(error, requestId);
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  const known = typeof status === 'number' ? codesByStatus[status] : undefined;
  if (known !== undefined) return describePublicError(known[0], known[1]);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return describePublicError('BAD_USER_INPUT', 'The request cannot be read.');
  }
  return toPublicError(error, requestId);
}

function statusOf(error: FastifyError, shown: PublicError): number {
  const status = error.statusCode;
  if (status !== undefined && status >= 400 && status < 500) return status;
  return errorCodes[shown.code].status;
}

function bodyOf(shown: PublicError, requestId: string) {
  const { code, message, retryable, details } = shown;
  return { error: { code, message, retryable, requestId, ...details } };
}
