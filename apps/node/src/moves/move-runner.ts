import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  claimMoves,
  directoryChannels,
  type Log,
  type MovesConfig,
  type NodeClient,
} from '@exchange/cluster';
import type { MoveRecord } from '@exchange/moves';
import { createTicker, type Directory, type Lane, type Ticker } from '@exchange/partitions';
import type { TransferDestination } from '@exchange/transfer';
import { driveMove } from './drive-move.ts';
import { createStepHolder } from './hold-steps.ts';
import type { MoveMetrics } from './move-metrics.ts';
import { createRemoteSource } from './remote-source.ts';
import type { OperationLine } from '../operation-line.ts';
import type { RowLimiter } from './row-limiter.ts';

export interface MoveRunnerOptions {
  readonly nodeId: string;
  readonly directory: Directory;
  /** To the directory, for what users wait for. */
  readonly lane: Lane;
  readonly nodes: Pick<NodeClient, 'call'>;
  /** Partitions of this node. */
  readonly destinations: ReadonlyMap<string, TransferDestination>;
  readonly limiterOf: (partitionId: string) => RowLimiter;
  readonly line: OperationLine;
  readonly settings: MovesConfig;
  readonly metrics: MoveMetrics;
  readonly log: Log;
}

export interface MoveRunner extends Ticker {
  /** Goes on with what is under way and claims nothing more: this process is about to leave. */
  takeNoMore(): void;
}

const everyMs = 1_000;

/**
 * Drives the moves to partitions of this node: some at a time for each, until there is nothing to do. A
 * round lasts for as long as something is under way, and takes in what comes meanwhile.
 */
export function createMoveRunner(options: MoveRunnerOptions): MoveRunner {
  const { nodeId, directory, destinations, settings, log } = options;
  const by = `${nodeId}/${randomBytes(6).toString('hex')}`;
  const afterStep = settings.holdSteps ? createStepHolder(directory) : null;
  const active = new Map<string, { readonly to: string; readonly ends: Promise<void> }>();
  const stopping = new AbortController();
  let isFirst = true;
  let isLeaving = false;
  let notice = Promise.withResolvers<void>();

  async function claimAll(): Promise<number> {
    if (isLeaving) return 0;
    const forMs = settings.claimSeconds * 1_000;
    // What this node held before it began anew is nobody's.
    const claim = { by, forMs, mayTakeFrom: isFirst ? `${nodeId}/` : null };
    let claimed = 0;
    for (const to of destinations.keys()) {
      const busy = [...active.values()].filter((each) => each.to === to).length;
      const free = settings.atOnce - busy;
      if (free <= 0) continue;
      for (const move of await claimMoves(directory, [to], claim, free)) {
        begin(move);
        claimed += 1;
      }
    }
    isFirst = false;
    return claimed;
  }

  function begin(move: MoveRecord): void {
    const destination = destinations.get(move.to);
    if (destination === undefined) return;
    const places = {
      directory: options.lane,
      source: createRemoteSource(options.nodes, move.from),
      destination,
      limiter: options.limiterOf(move.to),
      line: options.line,
      settings,
      log,
    };
    const ends = driveMove(places, move, stopping.signal, afterStep, options.metrics)
      .then(rest)
      .catch((err: unknown) => {
        log.error({ err, move: move.id }, 'a move stopped and will go on later');
      })
      .finally(() => active.delete(move.id));
    active.set(move.id, { to: move.to, ends });
  }

  /** Nobody waits for the next move: it begins when those who work have had their share. */
  async function rest(owedMs: number): Promise<void> {
    const { signal } = stopping;
    await delay(owedMs, undefined, { signal }).catch(() => null);
  }

  async function run(): Promise<number> {
    let claimed = 0;
    while (!stopping.signal.aborted) {
      notice = Promise.withResolvers();
      claimed += await claimAll();
      if (active.size === 0) break;
      await Promise.race([notice.promise, ...[...active.values()].map(({ ends }) => ends)]);
    }
    await Promise.all([...active.values()].map(({ ends }) => ends));
    return claimed;
  }

  const ticker = createTicker({
    name: 'move-users',
    everyMs,
    run,
    onError: (err) => {
      log.warn({ err }, 'moves were not looked for');
    },
    wakeOn: (wake) =>
      directory.listen(directoryChannels.moves, (payload) => {
        const to = payload?.split(' ')[1];
        if (to !== undefined && !destinations.has(to)) return;
        notice.resolve();
        wake();
      }),
  });
  return {
    ...ticker,
    takeNoMore() {
      isLeaving = true;
    },
    async stop() {
      stopping.abort();
      notice.resolve();
      await ticker.stop();
    },
  };
}
