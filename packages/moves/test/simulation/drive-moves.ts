import {
  decideClaim,
  decideHeartbeat,
  drive,
  startDriving,
  type MoveRecord,
} from '../../src/index.ts';
import {
  decide,
  listClaimable,
  perform,
  requireMove,
  type Call,
  type ModelAnswer,
} from '../model/world.ts';
import {
  keepOwner,
  ownerOf,
  requireNode,
  type Drive,
  type Exchange,
  type NodeState,
} from './exchange.ts';
import { claimMs } from './rules.ts';

const settings = { fewChanges: 1, mostFailures: 12, mostTries: 8 };
const localMs = 3;
/** After so long a caller believes that nothing comes. */
const giveUpMs = 800;

/** Takes what there is to do for moves to this node's partition. */
export function claimMoves(exchange: Exchange, node: NodeState): void {
  if (!node.up || !exchange.directoryUp) return;
  for (const owner of exchange.owners.keys()) {
    const world = ownerOf(exchange, owner);
    for (const move of listClaimable(world)) {
      if (move.to === node.id) claimOne(exchange, node, owner, move);
    }
  }
}

function claimOne(exchange: Exchange, node: NodeState, owner: string, move: MoveRecord): void {
  const by = `${node.id}/${node.life}`;
  const { world, answer } = decide(ownerOf(exchange, owner), move.id, (record, now) =>
    decideClaim(record, { by, forMs: claimMs, mayTakeFrom: null }, now),
  );
  if (answer.kind !== 'record') return;
  keepOwner(exchange, owner, world);
  exchange.trace(`${node.id} claims ${move.id} of ${owner}, attempt ${answer.move.attempt}`);
  const started: Drive = {
    ...{ owner, moveId: move.id, node, life: node.life },
    driving: startDriving(answer.move),
    over: false,
  };
  node.drives.add(started);
  beat(exchange, started);
  next(exchange, started);
}

function isAlive({ node, life, over }: Drive): boolean {
  return !over && node.up && node.life === life;
}

function end(one: Drive): void {
  one.over = true;
  one.node.drives.delete(one);
}

/** Keeps the claim; whoever lost it stops. */
function beat(exchange: Exchange, one: Drive): void {
  exchange.time.after(claimMs / 3, () => {
    if (!isAlive(one)) return;
    if (exchange.directoryUp) {
      const { attempt } = one.driving.move;
      const { world, answer } = decide(ownerOf(exchange, one.owner), one.moveId, (move, now) =>
        decideHeartbeat(move, attempt, claimMs, now),
      );
      if (answer.kind === 'record') keepOwner(exchange, one.owner, world);
      else return end(one);
    }
    beat(exchange, one);
  });
}

/** Sends the command that is next, by the way it takes. */
function next(exchange: Exchange, one: Drive): void {
  const { command, move } = one.driving;
  if (command === null) return end(one);
  const call: Call = { moveId: move.id, attempt: move.attempt, command };
  exchange.trace(`${one.node.id} asks ${command.at} to ${command.do}, attempt ${move.attempt}`);
  const answer = (given: ModelAnswer, afterMs: number): void => {
    exchange.time.after(afterMs, () => {
      if (!isAlive(one)) return;
      one.driving = drive(one.driving, given, settings);
      next(exchange, one);
    });
  };
  switch (command.at) {
    case 'driver':
      return answer({ kind: 'done' }, command.forMs);
    case 'source':
      return callSource(exchange, one, call, move.from, answer);
    case 'directory':
      return callDatabase(exchange, one, call, () => exchange.directoryUp, answer);
    case 'destination':
      return callDatabase(exchange, one, call, () => true, answer);
  }
}

type Reply = (answer: ModelAnswer, afterMs: number) => void;
const failed: ModelAnswer = { kind: 'failed', error: 'no answer', passes: true };

/** Over the network: lost, doubled, late; and the node at the other end may be down. */
function callSource(exchange: Exchange, one: Drive, call: Call, to: string, reply: Reply): void {
  const { dice, time, trouble } = exchange;
  const isLocal = to === one.node.id;
  const delay = isLocal ? localMs : dice.between(1, trouble.usualMs);
  const arrive = (answer: Reply | null, afterMs: number): void => {
    time.after(afterMs, () => {
      const node = requireNode(exchange, to);
      if (!node.up) return answer?.(failed, delay);
      const isBusy = call.command.do === 'block' && dice.chance(trouble.busy);
      if (isBusy) return answer?.({ kind: 'busy' }, delay);
      answer?.(execute(exchange, one.owner, call), delay);
    });
  };
  if (isLocal) return arrive(reply, delay);
  if (dice.chance(trouble.doubled)) {
    arrive(null, dice.between(1, dice.pick([4, 20, 400]) * trouble.usualMs));
  }
  if (dice.chance(trouble.lost)) {
    if (dice.chance(0.5)) arrive(null, delay);
    return reply(failed, giveUpMs);
  }
  if (dice.chance(trouble.late)) {
    arrive(null, dice.between(giveUpMs, 40 * giveUpMs));
    return reply(failed, giveUpMs);
  }
  arrive(reply, delay);
}

/** One transaction that is never sent twice; when its connection breaks, nobody knows what came of it. */
function callDatabase(
  exchange: Exchange,
  one: Drive,
  call: Call,
  isUp: () => boolean,
  reply: Reply,
): void {
  const { dice, time, trouble } = exchange;
  if (!isUp()) return reply(failed, giveUpMs);
  if (dice.chance(trouble.lost / 4)) {
    const runs = () => {
      if (isUp()) execute(exchange, one.owner, call);
    };
    if (dice.chance(0.5)) time.after(dice.between(1, 8 * giveUpMs), runs);
    return reply(failed, dice.between(1, giveUpMs));
  }
  time.after(localMs, () => {
    // The transaction ends even when the process that began it dies meanwhile.
    reply(isUp() ? execute(exchange, one.owner, call) : failed, localMs);
  });
}

export function execute(exchange: Exchange, owner: string, call: Call): ModelAnswer {
  const before = ownerOf(exchange, owner);
  requireMove(before, call.moveId);
  const { world, answer } = perform(before, exchange.rules, call);
  keepOwner(exchange, owner, world);
  return answer;
}
