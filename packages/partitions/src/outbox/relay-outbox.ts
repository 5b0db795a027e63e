import type { Partition } from '../partition.ts';
import type { RelayedMessage } from './claim-outbox.ts';
import { claimOutbox } from './claim-outbox.ts';
import type { SendReport } from './settle-outbox.ts';
import { decideSettlement, markDelivered, putBackMessages } from './settle-outbox.ts';

/**
 * How the relay of a busy partition runs: a pause in which messages gather, and how many go at once.
 * Each pass costs two statements here, a call, and a transaction there, however few it carries; a
 * quarter of a second later nobody notices, and two thousand messages a second still pass.
 */
export const relayRestMs = 250;
export const relayBatchSize = 500;

export interface RelayOptions {
  /**
   * Sends messages outside any transaction, with a deadline well below `leaseMs`. Messages to one
   * recipient come in order and must take effect in order: after one failed, leave out the later
   * ones to the same recipient. What is in neither list counts as not tried. Throwing fails all.
   */
  send: (messages: readonly RelayedMessage[]) => Promise<SendReport>;
  batchSize?: number;
  /** How long a claimed message is not due again; after a crash it is sent again this much later. */
  leaseMs?: number;
  random?: () => number;
}

/**
 * One pass of the relay: claim → send → mark. Delivery is at least once, since a crash after `send`
 * leaves messages unmarked; `receiveOnce` on the other side makes each take effect once. A message
 * is never dropped, however often it fails. Returns how many were delivered, so that a ticker runs
 * again at once while there is more.
 */
export async function relayOutbox(partition: Partition, options: RelayOptions): Promise<number> {
  const { send, batchSize = 200, leaseMs = 20_000, random = Math.random } = options;
  const claimed = await claimOutbox(partition, batchSize, leaseMs);
  if (claimed.length === 0) return 0;

  const report = await send(claimed.map(({ rowId: _, ...message }) => message)).catch(
    (error: unknown): SendReport => ({
      delivered: [],
      failed: claimed.map(({ id }) => ({ id, error: textOf(error), retryable: true })),
    }),
  );
  const { delivered, putBack } = decideSettlement(claimed, report, random);
  await markDelivered(partition, delivered);
  await putBackMessages(partition, putBack);
  const failed = putBack.filter((message) => message.error !== null);
  if (failed.length > 0) {
    partition.log.warn(
      { partition: partition.id, failed: failed.length, error: failed[0]?.error },
      'messages were not delivered and will be tried again',
    );
  }
  return delivered.length;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
