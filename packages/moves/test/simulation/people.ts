import {
  decideCancel,
  decideKeep,
  decidePause,
  decideResume,
  decideStart,
} from '../../src/index.ts';
import { write } from '../model/side.ts';
import { decide, sideOf, withMove, type World } from '../model/world.ts';
import { keepOwner, ownerOf, partitions, requireNode, type Exchange } from './exchange.ts';

type Act = (exchange: Exchange) => void;

/** What people and bad luck do, each as often as its weight. */
export const acts: readonly { readonly weight: number; readonly act: Act }[] = [
  { weight: 10, act: writeSomething },
  { weight: 2, act: writeAway },
  { weight: 6, act: sendLetter },
  { weight: 10, act: startMove },
  { weight: 1, act: (exchange) => steer(exchange, decideCancel, 'cancels') },
  { weight: 1, act: (exchange) => steer(exchange, decidePause, 'pauses') },
  { weight: 2, act: (exchange) => steer(exchange, decideResume, 'resumes') },
  {
    weight: 1,
    act: (exchange) => steer(exchange, (move, now) => decideKeep(move, 0, now), 'shortens'),
  },
  { weight: 2, act: takeBack },
  { weight: 2, act: crashNode },
  { weight: 1, act: crashDirectory },
];

function anyOwner({ dice, owners }: Exchange): string {
  return dice.pick([...owners.keys()]);
}

/** Gateways may remember an old home; who is asked there decides by the fence. */
function believedHome(exchange: Exchange, world: World): string {
  const { dice, trouble } = exchange;
  return dice.chance(trouble.stale) ? dice.pick(partitions) : world.home;
}

/** Tries until it is told that the write is kept, or until it has tried for long. */
function writeSomething(exchange: Exchange): void {
  const owner = anyOwner(exchange);
  const key = exchange.dice.pick(['row a', 'row b', 'row c', 'row d']);
  attempt(exchange, owner, key, 40);
}

function attempt(exchange: Exchange, owner: string, key: string, left: number): void {
  const world = ownerOf(exchange, owner);
  if (writeAt(exchange, owner, believedHome(exchange, world), key) || left === 0) return;
  exchange.time.after(exchange.dice.between(20, 200), () => {
    attempt(exchange, owner, key, left - 1);
  });
}

/** One write after the other, for a while: somebody at work while they are moved. */
function writeAway(exchange: Exchange): void {
  const { dice, time } = exchange;
  const owner = anyOwner(exchange);
  const everyMs = dice.between(10, 120);
  const until = time.now + dice.between(1_000, 10_000);
  const again = (): void => {
    if (exchange.settling || time.now > until) return;
    const world = ownerOf(exchange, owner);
    writeAt(exchange, owner, believedHome(exchange, world), dice.pick(['row a', 'row b']));
    time.after(everyMs, again);
  };
  again();
}

/** Writes a row of an owner at a partition, when the fence and the node let it. */
export function writeAt(exchange: Exchange, owner: string, place: string, key: string): boolean {
  if (!requireNode(exchange, place).up) return false;
  const world = ownerOf(exchange, owner);
  const version = world.writes + 1;
  const side = write(sideOf(world, place), key, version);
  if (side === null) return false;
  exchange.trace(`${place} takes a write of ${owner}: ${key} = ${version}`);
  keepOwner(exchange, owner, {
    ...world,
    sides: { ...world.sides, [place]: side },
    acknowledged: { ...world.acknowledged, [key]: version },
    writes: version,
  });
  return true;
}

function sendLetter(exchange: Exchange): void {
  const [from, to] = [anyOwner(exchange), anyOwner(exchange)];
  const id = `letter${(exchange.counter += 1)}`;
  const { home } = ownerOf(exchange, from);
  if (!writeAt(exchange, from, home, `out ${id}`)) return;
  exchange.letters.set(id, { id, from, to, effects: 0 });
}

function startMove(exchange: Exchange): void {
  if (!exchange.directoryUp) return;
  const owner = anyOwner(exchange);
  const to = exchange.dice.pick(partitions);
  start(exchange, owner, to);
}

function takeBack(exchange: Exchange): void {
  if (!exchange.directoryUp) return;
  const owner = anyOwner(exchange);
  const kept = ownerOf(exchange, owner).moves.find(({ state }) => state === 'concluded');
  if (kept !== undefined) start(exchange, owner, kept.from);
}

function start(exchange: Exchange, owner: string, to: string): void {
  const world = ownerOf(exchange, owner);
  const wish = { id: `move${(exchange.counter += 1)}`, ownerKey: owner, to };
  const known = world.moves.filter(
    ({ state }) => !['erased', 'cancelled', 'failed', 'taken-back'].includes(state),
  );
  const decision = decideStart(wish, world.home, known, world.now);
  if (!decision.ok) return;
  exchange.trace(`an operator moves ${owner} from ${decision.move.from} to ${to} (${wish.id})`);
  const changed = decision.changed.reduce((next: World, move) => withMove(next, move), world);
  keepOwner(exchange, owner, { ...changed, moves: [...changed.moves, decision.move] });
}

function steer(exchange: Exchange, rule: Parameters<typeof decide>[2], verb: string): void {
  if (!exchange.directoryUp) return;
  const owner = anyOwner(exchange);
  const move = ownerOf(exchange, owner).moves.at(-1);
  if (move === undefined) return;
  const { world, answer } = decide(ownerOf(exchange, owner), move.id, rule);
  if (answer.kind !== 'record') return;
  exchange.trace(`an operator ${verb} ${move.id} of ${owner}`);
  keepOwner(exchange, owner, world);
}

function crashNode(exchange: Exchange): void {
  const { dice, time, nodes } = exchange;
  const node = dice.pick([...nodes.values()]);
  if (!node.up) return;
  exchange.trace(`the node of ${node.id} dies`);
  node.up = false;
  node.life += 1;
  node.drives.clear();
  time.after(dice.between(100, 12_000), () => {
    node.up = true;
    exchange.trace(`the node of ${node.id} is back`);
  });
}

function crashDirectory(exchange: Exchange): void {
  const { dice, time } = exchange;
  if (!exchange.directoryUp) return;
  exchange.trace('the directory is away');
  exchange.directoryUp = false;
  time.after(dice.between(100, 6_000), () => {
    exchange.directoryUp = true;
    exchange.trace('the directory is back');
  });
}
