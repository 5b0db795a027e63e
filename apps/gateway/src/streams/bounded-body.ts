import { Transform, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { ExchangeError } from '@exchange/kernel';

/** Longest that a sender or receiver may be silent. */
export const idleMs = 60_000;

/** Counts what arrives, and gives up on a sender that stalls. */
export function boundedBody(request: FastifyRequest, limit: number): Readable {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      stall.refresh();
      if (bytes > limit) next(tooLarge(limit));
      else next(null, chunk);
    },
  });
  const stall = setTimeout(() => {
    body.destroy(new ExchangeError('DEADLINE_EXCEEDED', 'The upload stalled: send it again.'));
  }, idleMs);
  body.once('close', () => {
    clearTimeout(stall);
  });
  request.raw.once('close', () => {
    if (!request.raw.complete) body.destroy(new Error('The sender went away.'));
  });
  request.raw.pipe(body);
  return body;
}

export function tooLarge(limit: number): ExchangeError {
  const megabytes = String(Math.floor(limit / 1024 / 1024));
  return new ExchangeError('TOO_LARGE', `A file may have at most ${megabytes} MB: split it.`);
}
