import type { Message } from './messages.ts';

interface Row {
  readonly message: Message;
  nextAttemptAt: number;
}

/** Longer than a call may take, so that a message is not sent while its last sending is under way. */
export const claimMs = 20_000;

/**
 * Messages to send, in the order in which they were written, durable until they are known to have
 * arrived. Claiming one is a lease on it: after a crash it is due again by itself.
 */
export class Outbox {
  readonly #rows = new Map<string, Row>();

  constructor(rows: Iterable<{ message: Message; nextAttemptAt: number }> = []) {
    for (const { message, nextAttemptAt } of rows) {
      this.#rows.set(message.id, { message, nextAttemptAt });
    }
  }

  /** Messages that are not known to have arrived. */
  get pending(): number {
    return this.#rows.size;
  }

  append(message: Message, now: number): void {
    this.#rows.set(message.id, { message, nextAttemptAt: now });
  }

  /**
   * Up to `limit` due messages, which are not due again for `forMs`. A message waits while an earlier
   * one to the same recipient is claimed or backing off.
   */
  claim(now: number, limit: number, forMs = claimMs): Message[] {
    const claimed: Message[] = [];
    const waiting = new Set<string>();
    for (const row of this.#rows.values()) {
      if (claimed.length >= limit) break;
      if (row.nextAttemptAt > now) waiting.add(row.message.to);
      else if (!waiting.has(row.message.to)) {
        row.nextAttemptAt = now + forMs;
        claimed.push(row.message);
      }
    }
    return claimed;
  }

  /** It arrived. */
  settle(messageId: string): void {
    this.#rows.delete(messageId);
  }

  /** It did not: due again at `at`. */
  putBack(messageId: string, at: number): void {
    const row = this.#rows.get(messageId);
    if (row !== undefined) row.nextAttemptAt = at;
  }

  messages(): Message[] {
    return [...this.#rows.values()].map((row) => row.message);
  }

  snapshot(): { message: Message; nextAttemptAt: number }[] {
    return [...this.#rows.values()].map((row) => ({ ...row }));
  }
}
