import type {
  AcceptCall,
  AcquireAttempt,
  DeliveryReport,
  GrantAnswer,
  GrantCall,
  GrantedLease,
  Message,
  RenewAnswer,
  StockItem,
} from '../../src/index.ts';
import type { PerformerNode, Process, Reply, RequesterNode, Step } from './node.ts';
import type { World } from './world.ts';
import { leaseSeconds } from './world.ts';

// The use cases of the nodes that take more than one step, as `subgraphs/*/src/domain` has them. A
// crash can come wherever there is a `yield`.

const longestAttemptMs = 120_000;
const relayBatchSize = 5;

/** pull-slots.ts: record the attempt → ask → write what came and forget the attempt. */
export function* pull(
  world: World,
  node: PerformerNode,
  from: RequesterNode,
  slots: number,
): Process {
  const call: GrantCall = {
    grantId: `grant-${world.count()}`,
    holder: node.id,
    kind: world.dice.chance(0.2) ? 'unlimited' : 'exclusive',
    performerKey: null,
    leaseSeconds,
    wants: [{ typeId: `type-${from.id}`, slots, taskId: null, excludeTaskIds: [] }],
  };
  const attempt = { partitionId: from.id, call, startedAt: node.now() };
  node.stock.beginAcquire(attempt);
  yield pause(world);
  yield* carryOut(world, node, attempt);
}

/** Attempts that a crash or a silent network interrupted, under the same grant id. */
export function* repeatPulls(world: World, node: PerformerNode): Process {
  for (const attempt of [...node.stock.attempts.values()]) yield* carryOut(world, node, attempt);
}

function* carryOut(world: World, node: PerformerNode, attempt: AcquireAttempt): Process {
  const { grantId } = attempt.call;
  const answer = yield* askForGrant(world, requesterOf(world, attempt.partitionId), attempt.call);
  if (answer === null) {
    // What has no end would never come back by itself: such an attempt is repeated until it is answered.
    const endless = attempt.call.kind === 'unlimited';
    const old = node.now() - attempt.startedAt > longestAttemptMs;
    if (old && !endless) node.stock.dropAttempt(grantId);
    return;
  }
  yield pause(world);
  const slots = node.stock.finishAcquire(grantId, answer, node.now());
  world.trace(`${node.id} puts ${slots} slots of ${grantId} into stock`);
}

/** Two attempts, as the node client makes them. */
function* askForGrant(
  world: World,
  to: RequesterNode,
  call: GrantCall,
): Generator<Step, GrantAnswer | null, Reply> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const reply = yield {
      to,
      name: `acquire ${call.grantId}`,
      run: (now) => {
        const answer = to.board.grant(call, now);
        world.ghosts.granted(answer.leases);
        return answer;
      },
    };
    if (reply.ok) return reply.value as GrantAnswer;
  }
  return null;
}

/** push-work.ts, offer-slots.ts: the grant and its offer are written → offered until answered. */
export function* push(
  world: World,
  node: RequesterNode,
  holder: PerformerNode,
  slots: number,
): Process {
  const call: GrantCall = {
    grantId: `grant-${world.count()}`,
    holder: holder.id,
    kind: world.dice.chance(0.3) ? 'unlimited' : 'exclusive',
    performerKey: null,
    leaseSeconds,
    wants: [{ typeId: `type-${node.id}`, slots, taskId: null, excludeTaskIds: [] }],
  };
  const { leases } = node.board.beginOffer(call, node.now());
  world.ghosts.granted(leases);
  world.trace(`${node.id} pushes ${leases.length} leases to ${holder.id} by ${call.grantId}`);
  if (leases.length === 0) return;
  yield pause(world);
  yield* sendOffer(world, node, call);
}

/** Offers that a crash or a silent network interrupted; some are given up. */
export function* repeatOffers(world: World, node: RequesterNode): Process {
  for (const call of [...node.board.offers.values()]) {
    yield* sendOffer(world, node, call);
    if (node.board.offers.has(call.grantId) && world.dice.chance(0.3)) {
      world.trace(`${node.id} gives up the offer ${call.grantId}`);
      node.board.abandonOffer(call.grantId, node.now());
    }
  }
}

function* sendOffer(world: World, node: RequesterNode, { grantId, holder }: GrantCall): Process {
  const to = found(world.performers.find(({ id }) => id === holder));
  const leases = node.board.repeatOffer(grantId);
  const reply = yield {
    to,
    name: `offer ${grantId}`,
    run: (now) => to.stock.answerOffer(grantId, leases, decideOffer(world), now),
  };
  yield pause(world);
  if (reply.ok) node.board.endOffer(grantId);
}

/** Takes all, a part or nothing of what is offered. */
function decideOffer({ dice }: World): (lease: GrantedLease) => number {
  return (lease) => dice.whole(lease.slots + 1);
}

/** accept-remote.ts: a slot for one performer, granted and accepted at once. */
export function* acceptRemote(
  world: World,
  node: PerformerNode,
  from: RequesterNode,
  performerKey: string,
): Process {
  const typeId = `type-${from.id}`;
  const held = [...(node.stock.tables.performers.get(performerKey)?.held.keys() ?? [])];
  const answer = yield* askForGrant(world, from, {
    grantId: `grant-${world.count()}`,
    holder: node.id,
    kind: 'temporary',
    performerKey,
    leaseSeconds: 10,
    wants: [{ typeId, slots: 1, taskId: null, excludeTaskIds: held }],
  });
  if (answer === null) return;
  yield pause(world);
  const accept = acceptCall(world, typeId, performerKey);
  const { kind } = node.stock.acceptGranted(answer.leases, accept, node.now());
  world.trace(`${node.id} accepts from afar for ${performerKey}: ${kind}`);
}

export function acceptCall(world: World, typeId: string, performerKey: string): AcceptCall {
  const assignmentId = `assignment-${world.count()}`;
  const limits = { taskId: null, ownRequesterKey: null, queueLimit: 3 };
  return { assignmentId, performerKey, typeId, ...limits };
}

/** accept-task.ts: from stock; what became too short is renewed first. */
export function* acceptTask(
  world: World,
  node: PerformerNode,
  typeId: string,
  performerKey: string,
): Process {
  const call = acceptCall(world, typeId, performerKey);
  const near = node.stock.accept(call, node.now());
  world.trace(`${node.id} accepts for ${performerKey}: ${describe(near)}`);
  if (near.kind !== 'none') return;
  const short = node.stock.listRenewableOfType(typeId, 20, node.now());
  if (short.length === 0) return;
  yield* renew(world, node, short);
  const again = node.stock.accept(call, node.now());
  world.trace(`${node.id} accepts after renewing for ${performerKey}: ${describe(again)}`);
}

function describe(outcome: ReturnType<PerformerNode['stock']['accept']>): string {
  if (outcome.kind !== 'accepted') return outcome.kind;
  return `${outcome.assignment.taskId} of ${outcome.assignment.leaseId}`;
}

/** renew-leases.ts: what may not be kept goes back. */
export function* renew(world: World, node: PerformerNode, items: readonly StockItem[]): Process {
  // As the statement reads them: the rows may change while the call is under way.
  const leases = items.map(({ leaseId, epoch, requesterKey }) => ({
    leaseId,
    epoch,
    requesterKey,
  }));
  for (const [requesterKey, group] of Map.groupBy(leases, (lease) => lease.requesterKey)) {
    const to = requesterOf(world, requesterKey);
    const call = { holder: node.id, leaseSeconds, leases: group };
    const reply = yield {
      to,
      name: `renew ${group.map((lease) => lease.leaseId).join(' ')}`,
      run: (now) => to.board.renew(call, now),
    };
    if (!reply.ok) continue;
    const { renewed, refused } = reply.value as RenewAnswer;
    node.stock.applyRenewals(renewed);
    yield pause(world);
    node.stock.release(refused, 'not-wanted', node.now());
  }
}

/** relay-outbox.ts: claim → send → mark. */
export function* relay(world: World, node: PerformerNode | RequesterNode): Process {
  const { outbox } = 'stock' in node ? node.stock : node.board;
  const claimed = outbox.claim(node.now(), relayBatchSize);
  for (const [to, messages] of Map.groupBy(claimed, (message) => message.to)) {
    const receiver = receiverOf(world, to);
    const reply = yield {
      to: receiver,
      name: `deliver ${messages.map((message) => message.id).join(' ')}`,
      run: (now) => receiveAt(world, receiver, messages, now),
    };
    yield pause(world);
    const delivered = reply.ok ? (reply.value as readonly string[]) : [];
    for (const { id } of messages) {
      if (delivered.includes(id)) outbox.settle(id);
      else outbox.putBack(id, node.now() + world.dice.between(250, 30_000));
    }
  }
}

function receiveAt(
  world: World,
  receiver: PerformerNode | RequesterNode,
  messages: readonly Message[],
  now: number,
): readonly string[] {
  if ('board' in receiver) {
    const report: DeliveryReport = receiver.board.receive(messages, now);
    world.ghosts.applied(messages.filter(({ id }) => report.delivered.includes(id)));
    return report.delivered;
  }
  return receiver.stock.receive(messages, now, decideOffer(world));
}

export function requesterOf(world: World, id: string): RequesterNode {
  return found(world.requesters.find((node) => node.id === id));
}

function receiverOf(world: World, to: string): PerformerNode | RequesterNode {
  const holder = world.performers.find((node) => to === `partition:${node.id}`);
  return holder ?? requesterOf(world, to);
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('It is not there.');
  return thing;
}

function pause(world: World): { wait: number } {
  return { wait: world.dice.chance(0.1) ? world.dice.between(0, 30_000) : world.dice.whole(50) };
}
