import type { GraphQLFormattedError } from 'graphql';
import { ExchangeError, isErrorCode } from '@exchange/kernel';
import type { Logger } from './logger.ts';
import { describeInternalError, describePublicError, toPublicError } from './public-error.ts';
import type { PublicError } from './public-error.ts';
import { createRequestId, findRequestId } from './request-context.ts';

// Codes with which Apollo Server refuses a request that is the caller's own mistake.
const callerMistakes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * The one place where a GraphQL error is given its public form: a code from the closed list,
 * `retryable`, the request id, and no word about schema, addresses, SQL or stacks.
 */
export function formatGraphQLError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
): GraphQLFormattedError {
  const shown = decidePublicError(formatted, error, requestId);
  const hasDetails = Object.keys(shown.details).length > 0;
  return {
    message: shown.message,
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: {
      code: shown.code,
      retryable: shown.retryable,
      requestId,
      ...(hasDetails ? { details: shown.details } : {}),
    },
  };
}

function decidePublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
): PublicError {
  const original = findOriginalError(error);
  if (original instanceof ExchangeError) return toPublicError(original, requestId);
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && callerMistakes.has(code)) {
    return describePublicError('BAD_USER_INPUT', withoutHints(formatted.message));
  }
  // A node masked its own errors before they came here: a code of the closed list is its word.
  if (isErrorCode(code) && code !== 'INTERNAL') {
    const details = formatted.extensions?.['details'];
    return describePublicError(code, formatted.message, isRecord(details) ? details : {});
  }
  return describeInternalError(requestId);
}

function findOriginalError(error: unknown): unknown {
  let current = error;
  while (isWrapping(current)) current = current.originalError;
  return current;
}

/** By its form and not its class: a process may have loaded graphql-js twice (CommonJS and ESM). */
function isWrapping(error: unknown): error is Error & { readonly originalError: Error } {
  return error instanceof Error && 'originalError' in error && error.originalError instanceof Error;
}

/** graphql-js suggests names of the schema to whoever guesses; the documentation is for that. */
function withoutHints(message: string): string {
  return message.replace(/\s*Did you mean .*$/s, '').trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** For Apollo Server's `formatError`: masks, and logs what was masked under the same request id. */
export function createGraphQLErrorFormatter(logger: Logger) {
  return function formatError(
    formatted: GraphQLFormattedError,
    error: unknown,
  ): GraphQLFormattedError {
    const requestId = findRequestId() ?? createRequestId();
    const shown = formatGraphQLError(formatted, error, requestId);
    if (shown.extensions?.['code'] === 'INTERNAL') {
      logger.error({ requestId, err: findOriginalError(error), path: formatted.path }, 'masked');
    }
    return shown;
  };
}
