import { Ghosts } from './ghosts.ts';
import type { Makers } from './node.ts';
import { Network, PerformerNode, RequesterNode, WatchedOutbox } from './node.ts';
import { Dice, Scheduler } from './scheduler.ts';

export const leaseSeconds = 60;
export const timeAllowedSeconds = 30;

/** Clocks that differ by less than the margin less the grace of a submit; see `invariants.ts`. */
const closeClocksMs = 6_000;
const wildClocksMs = 90_000;

export interface World {
  readonly seed: number;
  readonly dice: Dice;
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly requesters: readonly RequesterNode[];
  readonly performers: readonly PerformerNode[];
  readonly ghosts: Ghosts;
  readonly clockSpreadMs: number;
  /** Whether clocks differ by less than the margin, always. */
  readonly clocksAgree: boolean;
  /** A new number, for ids. */
  count(): number;
  trace(text: string): void;
}

export function createWorld(seed: number, makers: Makers, lines: string[] | null): World {
  const dice = new Dice(seed);
  const scheduler = new Scheduler(1_800_000_000_000);
  const network = new Network(scheduler, dice, {
    lostShare: dice.pick([0, 0.05, 0.2, 0.5]),
    doubledShare: dice.pick([0, 0.1, 0.4]),
    usualDelayMs: dice.pick([200, 2_000, 8_000]),
    lateShare: dice.pick([0, 0.2, 0.4]),
  });
  const ghosts = new Ghosts();
  const clocksAgree = dice.chance(0.75);
  const clockSpreadMs = clocksAgree ? closeClocksMs : wildClocksMs;
  const parts = () => ({
    inbox: makers.inbox(),
    outbox: new WatchedOutbox((message) => ghosts.written(message)),
  });
  const requesters = ['r1', 'r2'].map(
    (id) => new RequesterNode(id, scheduler, makers.board(id, parts())),
  );
  const performers = ['p1', 'p2', 'p3'].map(
    (id) => new PerformerNode(id, scheduler, makers.stock(id, parts())),
  );
  let counter = 0;
  const started = scheduler.now;
  const trace = (text: string): void => {
    lines?.push(`${String(scheduler.now - started).padStart(7)} ms  ${text}`);
  };
  if (lines !== null) network.trace = trace;
  const world: World = {
    ...{ seed, dice, scheduler, network, requesters, performers, ghosts, trace },
    ...{ clocksAgree, clockSpreadMs },
    count: () => (counter += 1),
  };
  for (const node of [...requesters, ...performers]) setClock(world, node);
  for (const [index, node] of performers.entries()) {
    for (const key of [`alice${index}`, `bob${index}`, `carol${index}`]) {
      node.performers.push(key);
      node.stock.addPerformer(key);
    }
  }
  for (const node of requesters) {
    const { board, id } = node;
    board.defineType({ typeId: `type-${id}`, requesterKey: id, timeAllowedSeconds });
    publishBatch(world, node);
  }
  return world;
}

/** Somewhere within the spread of this schedule's clocks. */
export function setClock(world: World, node: { clockOffset: number }): void {
  node.clockOffset = world.dice.between(-world.clockSpreadMs, world.clockSpreadMs);
}

/** Another batch of a few tasks. */
export function publishBatch(world: World, { id, board }: RequesterNode): string {
  const { dice } = world;
  const batchId = `batch-${id}-${world.count()}`;
  const tasks = Array.from({ length: dice.between(1, 3) }, (_, index) => ({
    taskId: `${batchId}-task${index}`,
    wanted: dice.between(1, 3),
  }));
  board.publish({ batchId, typeId: `type-${id}`, priority: dice.whole(2), tasks });
  return batchId;
}
