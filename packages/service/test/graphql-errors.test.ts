import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { errorCodes, ExchangeError, type ErrorCode } from '@exchange/kernel';
import { createGraphQLErrorFormatter, formatGraphQLError } from '../src/graphql-errors.ts';
import { createLogger } from '../src/logger.ts';
import { runWithRequestId } from '../src/request-context.ts';

function format(error: GraphQLError) {
  return formatGraphQLError(error.toJSON(), error, 'request-1');
}

function thrown(originalError: Error) {
  return new GraphQLError(originalError.message, { originalError, path: ['feed', 0] });
}

describe('a GraphQL error on its way out', () => {
  it.each(Object.keys(errorCodes).filter((code) => code !== 'INTERNAL'))(
    'keeps the words and code of a deliberate %s',
    (code) => {
      const shown = format(thrown(new ExchangeError(code as ErrorCode, 'Say this.')));
      expect(shown.message).toBe('Say this.');
      expect(shown.extensions).toEqual({
        code,
        retryable: errorCodes[code as ErrorCode].retryable,
        requestId: 'request-1',
      });
      expect(shown.path).toEqual(['feed', 0]);
    },
  );

  it('masks everything that was not deliberate', () => {
    const leaks = [
      new Error('connect ECONNREFUSED 127.0.0.1:4103'),
      new TypeError("Cannot read properties of undefined (reading 'id')"),
      Object.assign(new Error('duplicate key value violates unique constraint "x"'), {
        code: '23505',
      }),
      new ExchangeError('INTERNAL', 'select * from secrets'),
    ];
    for (const leak of leaks) {
      const shown = format(thrown(leak));
      expect(shown.message).toBe(
        'Something went wrong on our side. Try again; if it persists, report request request-1.',
      );
      expect(shown.extensions).toEqual({
        code: 'INTERNAL',
        retryable: true,
        requestId: 'request-1',
      });
    }
  });

  it('masks a code that is not on the list', () => {
    const shown = format(new GraphQLError('inner', { extensions: { code: 'P2002' } }));
    expect(shown.extensions?.['code']).toBe('INTERNAL');
  });

  it('drops whatever else a node or library put beside the code', () => {
    const error = new GraphQLError('The node is busy.', {
      extensions: {
        code: 'OVERLOADED',
        details: { retryAfterSeconds: 2 },
        serviceName: 'performer',
        stacktrace: ['at x'],
        response: { url: 'http://10.0.0.7:4103' },
      },
    });
    expect(format(error).extensions).toEqual({
      code: 'OVERLOADED',
      retryable: true,
      requestId: 'request-1',
      details: { retryAfterSeconds: 2 },
    });
  });

  it('gives no hints about the schema to whoever guesses', () => {
    const error = new GraphQLError(
      'Cannot query field "pasword" on type "Account". Did you mean "passwordHash" or "name"?',
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    );
    const shown = format(error);
    expect(shown.message).toBe('Cannot query field "pasword" on type "Account".');
    expect(shown.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('does not send long input back', () => {
    const shown = format(thrown(new ExchangeError('BAD_USER_INPUT', 'x'.repeat(100_000))));
    expect(shown.message.length).toBeLessThanOrEqual(400);
  });

  it('logs what it masked under the request id that it shows', () => {
    const lines: string[] = [];
    const logger = createLogger(
      'test',
      { logLevel: 'info' },
      { write: (line) => void lines.push(line) },
    );
    const formatError = createGraphQLErrorFormatter(logger);
    const error = thrown(new Error('the real reason'));
    const shown = runWithRequestId('request-7', () => formatError(error.toJSON(), error));
    expect(shown.extensions?.['requestId']).toBe('request-7');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      requestId: 'request-7',
      err: { message: 'the real reason' },
    });
  });
});
