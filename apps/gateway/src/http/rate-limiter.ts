import type { Log } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import type { TakeFromWindow } from './shared-windows.ts';

const windowMs = 10_000;
/** Share of the limit that one gateway draws at a time. */
const chunkShare = 20;
const mostBuckets = 100_000;

interface Bucket {
  /** What this gateway may still let through of what it drew. */
  tokens: number;
  /** When the drawn tokens are worth nothing any more. */
  endsAt: number;
  refusedUntil: number;
  drawing: boolean;
}

export interface RateLimiter {
  /** Counts one request. Throws RATE_LIMITED when the limit is used up at all gateways together. */
  count(key: string, limit: number): void;
}

/**
 * A shared limit without a shared round trip per request: each gateway draws a chunk of the window
 * from the directory and hands it out by itself. The chunk is drawn beside the requests, never before
 * them, so a gateway may let through at most one chunk too many. When the directory is away the
 * gateway goes on by its own count alone.
 */
export function createRateLimiter(options: {
  readonly draw: TakeFromWindow;
  readonly log: Log;
  readonly now: () => number;
}): RateLimiter {
  const { draw, log, now } = options;
  const buckets = new Map<string, Bucket>();

  function openBucket(key: string, chunk: number, at: number): Bucket {
    const bucket = { tokens: chunk, endsAt: at + windowMs, refusedUntil: 0, drawing: false };
    buckets.delete(key);
    buckets.set(key, bucket);
    const oldest = buckets.size > mostBuckets ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  function drawChunk(key: string, bucket: Bucket, chunk: number, limit: number): void {
    bucket.drawing = true;
    draw(key, chunk, windowMs)
      .then(
        ({ taken, leftMs }) => {
          const at = now();
          bucket.endsAt = at + Math.max(leftMs, 1);
          // What others took before us counts first; this chunk may be granted in part.
          if (taken - chunk >= limit) bucket.refusedUntil = bucket.endsAt;
          else bucket.tokens += Math.min(chunk, limit - (taken - chunk));
        },
        (err: unknown) => {
          log.warn({ err }, 'limits are counted by this gateway alone');
          bucket.tokens += chunk;
        },
      )
      .finally(() => (bucket.drawing = false))
      .catch(() => undefined);
  }

  return {
    count(key, limit) {
      const at = now();
      const chunk = Math.max(1, Math.ceil(limit / chunkShare));
      const known = buckets.get(key);
      const isNew = known === undefined || known.endsAt <= at;
      const bucket = isNew ? openBucket(key, 0, at) : known;
      if (bucket.refusedUntil > at) throw rateLimited(bucket.refusedUntil - at);
      // A chunk may be owed while it is being drawn, not more; what is refused is not owed as well, or
      // a burst would be refused until the window ends.
      const isRefused = bucket.tokens <= -2 * chunk;
      if (!isRefused) bucket.tokens -= 1;
      if (bucket.tokens <= chunk / 2 && !bucket.drawing) drawChunk(key, bucket, chunk, limit);
      if (isRefused) throw rateLimited(1_000);
    },
  };
}

function rateLimited(waitMs: number): ExchangeError {
  const seconds = Math.ceil(waitMs / 1000);
  return new ExchangeError(
    'RATE_LIMITED',
    `Too many requests: wait ${String(seconds)} seconds and try again.`,
    { details: { retryAfterSeconds: seconds } },
  );
}
