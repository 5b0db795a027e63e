import { ExchangeError } from '@exchange/kernel';
import { Readable } from 'node:stream';

/**
 * The pieces of a body. Giving up on it must not destroy the connection, which has to carry the
 * answer that says why; what is left of the body is let through unread.
 */
export async function* readBody(body: unknown, what: string): AsyncGenerator<Buffer> {
  if (!(body instanceof Readable)) {
    const message = `Send ${what} as text/csv or application/jsonl in the body.`;
    throw new ExchangeError('BAD_USER_INPUT', message);
  }
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new ExchangeError('BAD_USER_INPUT', 'The upload was broken off: send the file again.', {
      cause,
    });
  } finally {
    body.resume();
  }
}
