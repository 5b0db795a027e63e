import type { Partition } from '../partition.ts';
import type { Statement } from '../statement.ts';
import type { ClaimedMessage } from './claim-outbox.ts';
import { refusedPrefix, senderIsHere } from './claim-outbox.ts';

export interface FailedDelivery {
  id: string;
  error: string;
  /** False when the receiver understood the message and refuses it: later messages may pass it. */
  retryable: boolean;
}

export interface SendReport {
  delivered: readonly string[];
  failed: readonly FailedDelivery[];
}

/** What becomes of a claimed message that was not delivered. */
export interface PutBack {
  rowId: number;
  /** Zero: due at once, because it was not tried. */
  delayMs: number;
  error: string | null;
}

const firstDelayMs = 250;
const longestDelayMs = 30_000;
const longestError = 500;

/**
 * What was sent for an owner who was blocked meanwhile stays unmarked: they send it again from where
 * they then are, and its receiver knows it.
 */
const markDeliveredStatement: Statement = {
  name: 'outbox-mark-delivered',
  text: `
    update outbox o
       set delivered_at = coalesce($2::timestamptz, now()), last_error = null
     where id = any($1::bigint[]) and delivered_at is null and ${senderIsHere}`,
};

/** A message that was not tried gets its attempt back. */
const putBackStatement: Statement = {
  name: 'outbox-put-back',
  text: `
    update outbox o
       set next_attempt_at = date_trunc('milliseconds', coalesce($4::timestamptz, now()))
                             + b.delay_ms * interval '1 millisecond',
           attempts = o.attempts - (b.error is null)::int,
           last_error = coalesce(b.error, o.last_error)
      from unnest($1::bigint[], $2::float8[], $3::text[]) as b (id, delay_ms, error)
     where o.id = b.id and o.delivered_at is null and ${senderIsHere}`,
};

/** Which of the claimed messages are delivered, and when the others are due again. */
export function decideSettlement(
  claimed: readonly ClaimedMessage[],
  report: SendReport,
  random: () => number,
): { delivered: number[]; putBack: PutBack[] } {
  const arrived = new Set(report.delivered);
  const failures = new Map(report.failed.map((failure) => [failure.id, failure]));
  const delivered: number[] = [];
  const putBack: PutBack[] = [];
  for (const message of claimed) {
    const failure = failures.get(message.id);
    if (arrived.has(message.id)) delivered.push(message.rowId);
    else if (failure === undefined) putBack.push({ rowId: message.rowId, delayMs: 0, error: null });
    else
      putBack.push({
        rowId: message.rowId,
        delayMs: decideDelayMs(message.attempt, random),
        error: ((failure.retryable ? '' : refusedPrefix) + failure.error).slice(0, longestError),
      });
  }
  return { delivered, putBack };
}

/** Doubles from a quarter of a second to 30 s, then spread over its upper half so that retries scatter. */
export function decideDelayMs(attempt: number, random: () => number): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 20));
  return full * (0.5 + random() / 2);
}

export async function markDelivered(partition: Partition, rowIds: number[]): Promise<void> {
  if (rowIds.length === 0) return;
  await partition.query(markDeliveredStatement, [rowIds, partition.clock.pinned()]);
}

export async function putBackMessages(partition: Partition, messages: PutBack[]): Promise<void> {
  if (messages.length === 0) return;
  await partition.query(putBackStatement, [
    messages.map((message) => message.rowId),
    messages.map((message) => message.delayMs),
    messages.map((message) => message.error),
    partition.clock.pinned(),
  ]);
}
