import { newMove, type MoveRecord } from '@exchange/moves';
import { createMetrics } from '@exchange/service';
import { describe, expect, it } from 'vitest';
import { createMoveMetrics, listMoveEvents } from '../src/moves/move-metrics.ts';

const move: MoveRecord = newMove({
  ...{ id: 'move-1', ownerKey: 'p111111111111', from: 'p1', to: 'p2', base: 'none' },
  takesBack: null,
});
const verified: MoveRecord = { ...move, state: 'blocked' };
const flipped: MoveRecord = { ...move, state: 'flipped' };
const concluded: MoveRecord = { ...move, state: 'concluded', blockedMs: 40 };

describe('metrics of moves', () => {
  it('tell what became of a move, once', () => {
    expect(listMoveEvents(verified, flipped)).toEqual(['switched']);
    expect(listMoveEvents(flipped, flipped)).toEqual([]);
    const back = { takesBack: 'move-0' };
    expect(listMoveEvents({ ...verified, ...back }, { ...flipped, ...back })).toEqual([
      'taken_back',
    ]);
    const late: MoveRecord = { ...move, state: 'catching-up', tries: 1 };
    expect(listMoveEvents(verified, late)).toEqual(['too_slow']);
    expect(listMoveEvents({ ...move, state: 'undoing' }, { ...move, state: 'failed' })).toEqual([
      'failed',
    ]);
    expect(listMoveEvents({ ...move, state: 'erasing' }, { ...move, state: 'erased' })).toEqual([
      'erased',
    ]);
  });

  it('count rows, bytes and failures, and time for how long writes waited', async () => {
    const metrics = createMetrics('node');
    const moves = createMoveMetrics(metrics);
    const copied = { ...move, rowsCopied: 500, bytesCopied: 9_000 };
    moves.claimed(move);
    moves.step(move, copied, false);
    moves.step(copied, copied, true);
    moves.step(copied, move, false);
    moves.step(verified, flipped, false);
    moves.step(flipped, concluded, false);
    const text = await metrics.registry.metrics();
    for (const line of [
      'exchange_moves_total{partition="p2",event="claimed",process="node"} 1',
      'exchange_moves_total{partition="p2",event="switched",process="node"} 1',
      'exchange_move_rows_total{partition="p2",process="node"} 500',
      'exchange_move_bytes_total{partition="p2",process="node"} 9000',
      'exchange_move_step_failures_total{partition="p2",process="node"} 1',
      'exchange_move_block_seconds_bucket{le="0.05",process="node",partition="p2"} 1',
      'exchange_move_block_seconds_bucket{le="0.025",process="node",partition="p2"} 0',
    ]) {
      expect(text).toContain(line);
    }
  });
});
