import { actions } from './actions.ts';
import { findResidue, findViolation } from './invariants.ts';
import type { Makers, PerformerNode } from './node.ts';
import { soundMakers } from './node.ts';
import { acceptCall, relay, repeatOffers, repeatPulls } from './processes.ts';
import type { World } from './world.ts';
import { createWorld, leaseSeconds } from './world.ts';

export interface Failure {
  readonly seed: number;
  readonly violation: string;
}

export interface Outcome {
  readonly failure: Failure | null;
  /** What happened, when, in order. Empty unless it was asked for. */
  readonly trace: readonly string[];
}

const longestRunMs = 240_000;
/** Longer than a lease with the time allowed, the margin and the worst clock; then hours. */
const settlingRounds = 40;
const longRoundsFrom = 25;
const settlingRoundMs = 15_000;
const longRoundMs = 600_000;

const bag = Object.values(actions).flatMap((action) =>
  Array.from({ length: action.weight }, () => action),
);

/** Runs the schedule of a seed, lets it settle, and finishes the work. */
export function runSchedule(
  seed: number,
  options: { makers?: Makers; traced?: boolean } = {},
): Outcome {
  const trace: string[] | null = options.traced === true ? [] : null;
  const world = createWorld(seed, options.makers ?? soundMakers, trace);
  const violation = disturb(world) ?? settle(world) ?? findResidue(world) ?? finish(world);
  return { failure: violation === null ? null : { seed, violation }, trace: trace ?? [] };
}

export function describeFailure({ seed, violation }: Failure, bug?: string): string {
  const withBug = bug === undefined ? '' : ` --bug "${bug}"`;
  return `${violation}\nTo see it step by step: npm run simulate -- --seed ${seed}${withBug}`;
}

function disturb(world: World): string | null {
  const { dice, scheduler } = world;
  for (let left = dice.between(20, 250); left > 0; left -= 1) {
    const action = dice.pick(bag);
    scheduler.after(dice.whole(longestRunMs), () => action.run(world));
  }
  return runUntil(world, scheduler.now + longestRunMs);
}

function runUntil(world: World, until: number): string | null {
  while (world.scheduler.step(until)) {
    const violation = findViolation(world);
    if (violation !== null) return violation;
  }
  return null;
}

/** Everything is up and connected; timers run as they do on nodes; nobody begins anything new. */
function settle(world: World): string | null {
  const { requesters, performers, network, scheduler } = world;
  network.settings = { lostShare: 0, doubledShare: 0, usualDelayMs: 100, lateShare: 0 };
  for (const node of [...requesters, ...performers]) {
    node.up = true;
    node.cutUntil = 0;
  }
  world.trace('everything is well from here on');
  for (let round = 0; round < settlingRounds; round += 1) {
    for (const node of performers) {
      network.start(node, repeatPulls(world, node));
      network.start(node, relay(world, node));
      node.stock.expireAssignments(node.now());
      node.stock.dropExpired(node.now());
      node.stock.releasePastDeadline(node.now());
      giveBackEndless(node);
    }
    for (const node of requesters) {
      for (const batchId of node.board.tables.batches.keys()) {
        node.board.roll(batchId, 100, node.now());
      }
      node.board.shutOverdue(node.now());
      node.board.expire(node.now());
      network.start(node, repeatOffers(world, node));
      network.start(node, relay(world, node));
    }
    const roundMs = round < longRoundsFrom ? settlingRoundMs : longRoundMs;
    const violation = runUntil(world, scheduler.now + roundMs);
    if (violation !== null) return violation;
    if (scheduler.size === 0 && findResidue(world) === null) return null;
  }
  return null;
}

/** Unlimited leases would stay for ever. */
function giveBackEndless(node: PerformerNode): void {
  const endless = [...node.stock.tables.items.values()].filter((item) => item.kind === 'unlimited');
  node.stock.release(
    endless.map((item) => item.leaseId),
    'not-wanted',
    node.now(),
  );
}

/** I9: what is still wanted can be done, all of it, by people who are new here. */
function finish(world: World): string | null {
  const [{ stock } = { stock: null }] = world.performers;
  if (stock === null) return null;
  const now = world.performers[0]?.now() ?? 0;
  for (const { id, board, now: _ } of world.requesters) {
    for (const { batchId, status } of board.tables.batches.values()) {
      board.setDeadline(batchId, null, now);
      if (status === 'paused') board.steer(batchId, 'resume', now);
      board.roll(batchId, 100, now);
    }
    const typeId = `type-${id}`;
    for (let person = 1; board.supplyOf(typeId, now).slots > 0; person += 1) {
      if (person > 20) return `I9: work of ${id} cannot be finished.`;
      doEverything(world, stock, board, { typeId, performerKey: `new${person}-${id}`, now });
    }
    const { tasks } = board.tables;
    for (const { taskId, wanted, done, cancelled } of tasks.values()) {
      if (done + cancelled !== wanted) return `I9: ${taskId} is not finished.`;
    }
  }
  return findViolation(world) ?? findResidue(world);
}

function doEverything(
  world: World,
  stock: World['performers'][number]['stock'],
  board: World['requesters'][number]['board'],
  who: { typeId: string; performerKey: string; now: number },
): void {
  const { typeId, performerKey, now } = who;
  stock.addPerformer(performerKey);
  const call = {
    grantId: `grant-${world.count()}`,
    holder: stock.partitionId,
    kind: 'exclusive' as const,
    performerKey,
    leaseSeconds,
    wants: [{ typeId, slots: 100, taskId: null, excludeTaskIds: [] }],
  };
  const answer = board.grant(call, now);
  world.ghosts.granted(answer.leases);
  stock.put(answer.leases, null, now);
  for (;;) {
    const accepted = stock.accept(acceptCall(world, typeId, performerKey), now);
    if (accepted.kind !== 'accepted') break;
    stock.submit(accepted.assignment.assignmentId, performerKey, now);
  }
  stock.release([...stock.tables.items.keys()], 'not-wanted', now);
  for (const message of stock.outbox.messages()) {
    board.receive([message], now);
    world.ghosts.applied([message]);
    stock.outbox.settle(message.id);
  }
}
