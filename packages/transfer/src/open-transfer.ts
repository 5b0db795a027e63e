import type { Partition } from '@exchange/partitions';
import { abandonArrival } from './destination/abandon-arrival.ts';
import { admit } from './destination/admit.ts';
import { applyChanges } from './destination/apply-changes.ts';
import { beginArrival } from './destination/begin-arrival.ts';
import { compareParts } from './destination/compare-parts.ts';
import { complete } from './destination/complete.ts';
import { endCapture } from './destination/end-capture.ts';
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
import type { TransferDestination, TransferSource } from './types.ts';

/** The steps of a move in the partition that the owner leaves. */
export function openTransferSource(partition: Partition): TransferSource {
  return {
    beginDeparture: (move, base) => beginDeparture(partition, move, base),
    readChunk: (move, cursor, limits) => readChunk(partition, move, cursor, limits),
    readChanges: (move, limits) => readChanges(partition, move, limits),
    forgetChanges: (move, versions) => forgetChanges(partition, move, versions),
    readParts: (move, cursor, rows) => readParts(partition, move, cursor, rows),
    block: (move, waitMs, limits) => block(partition, move, waitMs, limits),
    unblock: (move) => unblock(partition, move),
    markLeft: (move) => markLeft(partition, move),
    endDeparture: (move) => endDeparture(partition, move),
    erase: (move, rows) => erase(partition, move, rows),
  };
}

/** The steps of a move in the partition where the owner arrives. */
export function openTransferDestination(partition: Partition): TransferDestination {
  return {
    beginArrival: (move, base) => beginArrival(partition, move, base),
    writeChunk: (move, chunk) => writeChunk(partition, move, chunk),
    applyChanges: (move, changes) => applyChanges(partition, move, changes),
    compareParts: (move, parts) => compareParts(partition, move, parts),
    complete: (move, last) => complete(partition, move, last),
    admit: (move, options) => admit(partition, move, options),
    abandonArrival: (move, base, rows) => abandonArrival(partition, move, base, rows),
    endCapture: (move) => endCapture(partition, move),
  };
}
