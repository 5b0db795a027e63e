import type { PerformerNode, RequesterNode } from './node.ts';
import {
  acceptCall,
  acceptRemote,
  acceptTask,
  pull,
  push,
  relay,
  renew,
  repeatOffers,
  repeatPulls,
} from './processes.ts';
import type { World } from './world.ts';
import { leaseSeconds, publishBatch, setClock } from './world.ts';

export interface Action {
  readonly weight: number;
  run(world: World): void;
}

/** Something that people, clocks, timers or bad luck do to the exchange. */
export const actions: Readonly<Record<string, Action>> = {
  pull: onPerformer(7, (world, node) =>
    world.network.start(
      node,
      pull(world, node, world.dice.pick(world.requesters), world.dice.between(1, 3)),
    ),
  ),
  repeatPulls: onPerformer(2, (world, node) => world.network.start(node, repeatPulls(world, node))),
  accept: onPerformer(14, (world, node) => {
    const typeId = `type-${world.dice.pick(world.requesters).id}`;
    world.network.start(node, acceptTask(world, node, typeId, world.dice.pick(node.performers)));
  }),
  acceptTogether: onPerformer(4, (world, node) => {
    const typeId = `type-${world.dice.pick(world.requesters).id}`;
    const calls = node.performers.map((key) => acceptCall(world, typeId, key));
    const outcomes = node.stock.acceptTogether(calls, node.now()).map((outcome) => outcome.kind);
    world.trace(`${node.id} accepts for all: ${outcomes.join(', ')}`);
  }),
  acceptRemote: onPerformer(3, (world, node) => {
    const from = world.dice.pick(world.requesters);
    world.network.start(node, acceptRemote(world, node, from, world.dice.pick(node.performers)));
  }),
  submit: onPerformer(10, (world, node) => {
    const held = pickInHand(world, node);
    if (held === null) return;
    const done = node.stock.submit(held.assignmentId, held.performerKey, node.now());
    world.trace(`${node.id} submits ${held.assignmentId}: ${done === null ? 'too late' : 'done'}`);
  }),
  return: onPerformer(2, (world, node) => {
    const held = pickInHand(world, node);
    if (held === null) return;
    node.stock.return(held.assignmentId, held.performerKey, node.now());
    world.trace(`${node.id} returns ${held.assignmentId}`);
  }),
  renew: onPerformer(9, (world, node) => {
    const due = node.stock.listRenewable((leaseSeconds * 1_000) / 2, 10, node.now());
    world.network.start(node, renew(world, node, due));
  }),
  releaseExcess: onPerformer(1, (world, node) => {
    const typeId = `type-${world.dice.pick(world.requesters).id}`;
    const back = node.stock.releaseExcess(typeId, world.dice.between(1, 3), node.now());
    world.trace(`${node.id} gives ${back} slots back`);
  }),
  endWhatIsOver: onPerformer(4, (world, node) => {
    const ended = node.stock.expireAssignments(node.now()).length;
    const dropped = node.stock.dropExpired(node.now());
    node.stock.releasePastDeadline(node.now());
    world.trace(`${node.id} ends ${ended} assignments and drops ${dropped} slots`);
  }),
  relayWork: onPerformer(7, (world, node) => world.network.start(node, relay(world, node))),
  relayRecalls: onRequester(4, (world, node) => world.network.start(node, relay(world, node))),
  expire: onRequester(5, (world, node) => {
    const shut = node.board.shutOverdue(node.now());
    const expired = node.board.expire(node.now());
    world.trace(`${node.id} takes back ${expired} leases and shuts ${shut} batches`);
  }),
  offer: onRequester(3, (world, node) => {
    const holder = world.dice.pick(world.performers).id;
    const slots = world.dice.between(1, 3);
    const wants = [{ typeId: `type-${node.id}`, slots, taskId: null, excludeTaskIds: [] }];
    const grantId = `grant-${world.count()}`;
    const call = { grantId, holder, kind: 'exclusive' as const, performerKey: null, leaseSeconds };
    const { leases } = node.board.offer({ ...call, wants }, node.now());
    world.ghosts.granted(leases);
    world.trace(`${node.id} offers ${leases.length} leases to ${holder}`);
  }),
  push: onRequester(4, (world, node) => {
    const holder = world.dice.pick(world.performers);
    world.network.start(node, push(world, node, holder, world.dice.between(1, 3)));
  }),
  repeatOffers: onRequester(2, (world, node) =>
    world.network.start(node, repeatOffers(world, node)),
  ),
  steer: onRequester(2, (world, node) => {
    const steering = world.dice.pick(['pause', 'pause', 'resume', 'resume', 'cancel'] as const);
    const batchId = pickBatch(world, node);
    const done = node.board.steer(batchId, steering, node.now());
    world.trace(`${node.id} is told to ${steering} ${batchId}: ${done ? 'done' : 'refused'}`);
  }),
  roll: onRequester(6, (world, node) => {
    const batchId = pickBatch(world, node);
    const seen = node.board.roll(batchId, 1, node.now());
    if (seen > 0) world.trace(`${node.id} brings a task of ${batchId} after it`);
  }),
  moveDeadline: onRequester(1, (world, node) => {
    const batchId = pickBatch(world, node);
    const at = world.dice.chance(0.5) ? null : node.now() + world.dice.between(1_000, 120_000);
    node.board.setDeadline(batchId, at, node.now());
    world.trace(`${node.id} moves the deadline of ${batchId}`);
  }),
  publish: onRequester(3, (world, node) => {
    world.trace(`${node.id} publishes ${publishBatch(world, node)}`);
  }),
  addSlots: onRequester(2, (world, node) => {
    const batchId = pickBatch(world, node);
    if (node.board.requireBatch(batchId).status === 'cancelled') return;
    node.board.addSlots(batchId, 1);
    world.trace(`${node.id} wants one more for each task of ${batchId}`);
  }),
  crash: {
    weight: 3,
    run(world) {
      const node = world.dice.pick([...world.requesters, ...world.performers]);
      if (!node.up) return;
      node.up = false;
      node.life += 1;
      world.trace(`${node.id} crashes`);
      world.scheduler.after(world.dice.between(100, 40_000), () => {
        node.up = true;
        // Its machine may have another idea of the time when it comes back.
        if (world.dice.chance(0.3)) setClock(world, node);
        world.trace(`${node.id} is back, its clock ${node.clockOffset} ms ahead`);
      });
    },
  },
  cut: {
    weight: 1,
    run(world) {
      const node = world.dice.pick([...world.requesters, ...world.performers]);
      node.cutUntil = world.scheduler.now + world.dice.between(1_000, 120_000);
      world.trace(`${node.id} is cut off`);
    },
  },
};

function onPerformer(weight: number, act: (world: World, node: PerformerNode) => void): Action {
  return onOne(weight, (world) => world.performers, act);
}

function onRequester(weight: number, act: (world: World, node: RequesterNode) => void): Action {
  return onOne(weight, (world) => world.requesters, act);
}

function onOne<N extends PerformerNode | RequesterNode>(
  weight: number,
  nodesOf: (world: World) => readonly N[],
  act: (world: World, node: N) => void,
): Action {
  return {
    weight,
    run(world) {
      const node = world.dice.pick(nodesOf(world));
      if (node.up) act(world, node);
    },
  };
}

function pickInHand({ dice }: World, node: PerformerNode) {
  const held = [...node.stock.tables.assignments.values()].filter(
    (assignment) => assignment.status === 'accepted',
  );
  return held.length === 0 ? null : dice.pick(held);
}

function pickBatch({ dice }: World, { board }: RequesterNode): string {
  return dice.pick([...board.tables.batches.keys()]);
}
