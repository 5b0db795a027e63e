import type { CallOptions, NodeClient } from '@exchange/cluster';
import type { TransferSource } from '@exchange/transfer';

/** Bulk work may take long; what users wait for may not. */
const bulkMs = 30_000;
const shortMs = 2_000;

/** The partition that a user leaves, by way of the node that serves it. */
export function createRemoteSource(
  nodes: Pick<NodeClient, 'call'>,
  partitionId: string,
): TransferSource {
  const bulk: CallOptions = { deadlineMs: bulkMs, attempts: 3 };
  const short: CallOptions = { deadlineMs: shortMs, attempts: 2 };
  return {
    beginDeparture: (move, base) => nodes.call('moveDepart', { partitionId, move, base }, bulk),
    readChunk: (move, cursor, limits) =>
      nodes.call('moveReadChunk', { partitionId, move, cursor: copyOf(cursor), limits }, bulk),
    readChanges: (move, limits, purpose) =>
      nodes.call('moveReadChanges', { partitionId, move, limits, purpose }, bulk),
    async forgetChanges(move, versions) {
      const copies = versions.map((version) => ({ ...version, key: [...version.key] }));
      await nodes.call('moveForgetChanges', { partitionId, move, versions: copies }, bulk);
    },
    readParts: (move, cursor, rows) =>
      nodes.call('moveReadParts', { partitionId, move, cursor: copyOf(cursor), rows }, bulk),
    async block(move, waitMs, limits) {
      // Once: a second attempt could come when the block has been given up.
      const options = { deadlineMs: shortMs, attempts: 1 };
      return (await nodes.call('moveBlock', { partitionId, move, waitMs, limits }, options)).last;
    },
    async unblock(move) {
      await nodes.call('moveUnblock', { partitionId, move }, short);
    },
    async markLeft(move) {
      await nodes.call('moveLeave', { partitionId, move }, short);
    },
    async endDeparture(move) {
      await nodes.call('moveEndDeparture', { partitionId, move }, bulk);
    },
    erase: (move, rows) => nodes.call('moveErase', { partitionId, move, rows }, bulk),
  };
}

function copyOf(cursor: { table: string; after: readonly string[] | null } | null) {
  if (cursor === null) return null;
  return { table: cursor.table, after: cursor.after === null ? null : [...cursor.after] };
}
