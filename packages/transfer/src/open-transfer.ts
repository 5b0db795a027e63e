import type { Lane, Partition } from '@exchange/partitions';
import { abandonArrival } from './destination/abandon-arrival.ts';
import { admit } from './destination/admit.ts';
import { applyChanges } from './destination/apply-changes.ts';
import { beginArrival } from './destination/begin-arrival.ts';
import { compareParts } from './destination/compare-parts.ts';
import { complete } from './destination/complete.ts';
import { endCapture } from './destination/end-capture.ts';
import { rehearseComplete } from './destination/rehearse-complete.ts';
import { writeChunk } from './destination/write-chunk.ts';
import { beginDeparture } from './source/begin-departure.ts';
import { block, unblock } from './source/block.ts';
import { endDeparture } from './source/end-departure.ts';
import { erase } from './source/erase.ts';
import { forgetChanges } from './source/forget-changes.ts';
import { markLeft } from './source/mark-left.ts';
import { readChanges } from './source/read-changes.ts';
import { readChunk } from './source/read-chunk.ts';
import { readParts } from './source/read-parts.ts';
import { rehearseBlock } from './source/rehearse-block.ts';
import type { TransferDestination, TransferSource } from './types.ts';

/**
 * Connections for moves to one partition, beside those of its users. What is asked on the urgent ones in
 * the block is rehearsed there with the digest: a copy may take so long that they close meanwhile.
 */
export interface TransferLanes {
  /** For what a user waits for: never shared with what can wait. */
  readonly urgent: Lane;
  /** For copies, changes and comparisons while the user goes on. */
  readonly bulk: Lane;
}

/** The steps of a move in the partition that the owner leaves. */
export function openTransferSource(
  partition: Partition,
  { urgent, bulk }: TransferLanes = { urgent: partition, bulk: partition },
): TransferSource {
  return {
    beginDeparture: (move, base) => beginDeparture(partition, move, base),
    readChunk: (move, cursor, limits) => readChunk(bulk, move, cursor, limits),
    async readChanges(move, limits, purpose) {
      const changes = await readChanges(bulk, move, limits, purpose);
      if (changes.digest !== null) await rehearseBlock(urgent, move);
      return changes;
    },
    forgetChanges: (move, versions) => forgetChanges(bulk, move, versions),
    readParts: (move, cursor, rows) => readParts(bulk, move, cursor, rows),
    block: (move, waitMs, limits) => block(urgent, move, waitMs, limits),
    unblock: (move) => unblock(urgent, move),
    markLeft: (move) => markLeft(urgent, move),
    endDeparture: (move) => endDeparture(partition, move),
    erase: (move, rows) => erase(partition, move, rows),
  };
}

/** The steps of a move in the partition where the owner arrives. */
export function openTransferDestination(
  partition: Partition,
  { urgent, bulk }: TransferLanes = { urgent: partition, bulk: partition },
): TransferDestination {
  return {
    beginArrival: (move, base) => beginArrival(partition, move, base),
    writeChunk: (move, chunk) => writeChunk(bulk, move, chunk),
    async applyChanges(move, changes) {
      const applied = await applyChanges(bulk, move, changes);
      if (changes.digest !== null) await rehearseComplete(urgent, move);
      return applied;
    },
    compareParts: (move, parts) => compareParts(bulk, move, parts),
    complete: (move, last) => complete(urgent, move, last),
    admit: (move, options) => admit(partition, urgent, move, options),
    abandonArrival: (move, base, rows) => abandonArrival(partition, move, base, rows),
    endCapture: (move) => endCapture(partition, move),
  };
}
