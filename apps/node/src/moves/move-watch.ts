import { changeMove, directoryChannels, findMoves, type Log } from '@exchange/cluster';
import { decideGiveUp, decideWatch, type MoveRecord } from '@exchange/moves';
import { createTicker, type Directory, type Ticker } from '@exchange/partitions';
import { MoveRefusedError, type AwayOwner, type TransferSource } from '@exchange/transfer';

/** A partition as the watch sees it. */
export interface WatchedPartition {
  readonly source: TransferSource;
  /** Owners who are not simply at home. */
  readonly listAway: () => Promise<readonly AwayOwner[]>;
}

export interface MoveWatchOptions {
  readonly directory: Directory;
  readonly partitions: ReadonlyMap<string, WatchedPartition>;
  readonly blockMs: number;
  readonly log: Log;
}

export interface MoveWatch extends Ticker {
  /** Somebody was blocked. */
  expectEnd(): void;
}

const everyMs = 1_000;

/**
 * Looks after users who leave partitions of this node, whatever became of the node that moves them: a
 * block that is over its time is given up, by the directory's word; what was undone or has flipped is
 * made true here.
 */
export function createMoveWatch(options: MoveWatchOptions): MoveWatch {
  const { directory, partitions, log } = options;

  async function watch(
    { source }: WatchedPartition,
    away: AwayOwner,
    known: { readonly move: MoveRecord; readonly now: number } | undefined,
  ): Promise<number> {
    if (away.state === 'tracked') return 0;
    const action = decideWatch(
      { state: away.state, attempt: away.attempt },
      known?.move ?? null,
      known?.now ?? 0,
    );
    const { moveId, ownerKey } = away;
    if (action.do === 'wait') return 0;
    if (action.do === 'give-up') {
      const error = 'The switch took too long.';
      await changeMove(directory, moveId, (move, now) => decideGiveUp(move, null, error, now));
      // Whatever the directory has decided is found in the record, now or at the next look.
      const decided = (await findMoves(directory, [moveId])).get(moveId);
      if (decided === undefined || decided.move.attempt === known?.move.attempt) return 0;
      return watch({ source, listAway: () => Promise.resolve([]) }, away, decided);
    }
    const ref = { moveId, ownerKey, attempt: action.attempt };
    if (action.do === 'unblock') await source.unblock(ref);
    else if (action.do === 'leave') await source.markLeft(ref);
    else await source.endDeparture(ref);
    log.info(
      { move: moveId, owner: ownerKey, did: action.do },
      'a move was put right at its source',
    );
    return 1;
  }

  async function look(id: string, partition: WatchedPartition): Promise<number> {
    const away = (await partition.listAway()).filter(
      ({ state }) => state === 'blocked' || state === 'leaving',
    );
    const moves = await findMoves(
      directory,
      away.map(({ moveId }) => moveId),
    );
    let done = 0;
    for (const owner of away) {
      try {
        done += await watch(partition, owner, moves.get(owner.moveId));
      } catch (err) {
        // The driver did it meanwhile.
        if (err instanceof MoveRefusedError) continue;
        log.warn({ err, partition: id, owner: owner.ownerKey }, 'a move was not looked after');
      }
    }
    return done;
  }

  async function run(): Promise<number> {
    let done = 0;
    for (const [id, partition] of partitions) done += await look(id, partition);
    return done;
  }

  const ticker = createTicker({
    name: 'watch-moves',
    everyMs,
    run,
    onError: (err) => {
      log.warn({ err }, 'moves were not looked after');
    },
    wakeOn: (wake) =>
      directory.listen(directoryChannels.moves, (payload) => {
        const from = payload?.split(' ')[0];
        if (from === undefined || partitions.has(from)) wake();
      }),
    restMs: 100,
  });
  return {
    ...ticker,
    expectEnd() {
      setTimeout(() => {
        ticker.wake();
      }, options.blockMs + 20).unref();
    },
  };
}
