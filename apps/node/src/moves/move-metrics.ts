import type { MoveRecord } from '@exchange/moves';
import type { Metrics } from '@exchange/service';

export type MoveEvent = 'switched' | 'taken_back' | 'too_slow' | 'cancelled' | 'failed' | 'erased';

/** What became of a move between two looks of its driver at its record. */
export function listMoveEvents(before: MoveRecord, after: MoveRecord): readonly MoveEvent[] {
  const events: MoveEvent[] = [];
  if (after.tries > before.tries) events.push('too_slow');
  if (before.state === after.state) return events;
  if (after.state === 'flipped') {
    events.push(after.takesBack === null ? 'switched' : 'taken_back');
  }
  if (after.state === 'cancelled' || after.state === 'failed' || after.state === 'erased') {
    events.push(after.state);
  }
  return events;
}

export interface MoveMetrics {
  readonly claimed: (move: MoveRecord) => void;
  readonly step: (before: MoveRecord, after: MoveRecord, isFailure: boolean) => void;
}

/** Publishes the moves to partitions of this node. */
export function createMoveMetrics(
  metrics: Pick<
    Metrics,
    'moveEvents' | 'moveRows' | 'moveBytes' | 'moveBlockSeconds' | 'moveFailures'
  >,
): MoveMetrics {
  return {
    claimed({ to: partition }) {
      metrics.moveEvents.inc({ partition, event: 'claimed' });
    },
    step(before, after, isFailure) {
      const partition = after.to;
      if (isFailure) metrics.moveFailures.inc({ partition });
      // A copy that begins anew counts from nothing.
      metrics.moveRows.inc({ partition }, Math.max(0, after.rowsCopied - before.rowsCopied));
      metrics.moveBytes.inc({ partition }, Math.max(0, after.bytesCopied - before.bytesCopied));
      for (const event of listMoveEvents(before, after)) {
        metrics.moveEvents.inc({ partition, event });
      }
      if (before.state !== after.state && after.state === 'concluded' && after.blockedMs !== null) {
        metrics.moveBlockSeconds.observe({ partition }, after.blockedMs / 1_000);
      }
    },
  };
}
