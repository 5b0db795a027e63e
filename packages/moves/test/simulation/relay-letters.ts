import { isWritable } from '../model/side.ts';
import { sideOf } from '../model/world.ts';
import { ownerOf, requireNode, type Exchange, type NodeState } from './exchange.ts';
import { writeAt } from './people.ts';

/** Of rows of letters only whether they are there counts. */
const sentRow = (id: string) => `sent ${id}`;
const inRow = (id: string) => `in ${id}`;

/**
 * A node sends what waits in the outboxes of owners who are at home in its partition. The answer may be
 * lost, so it sends again; the inbox of the receiver, which moves along, lets each take effect once.
 */
export function relayLetters(exchange: Exchange, node: NodeState): void {
  if (!node.up) return;
  for (const owner of exchange.owners.keys()) {
    const side = sideOf(ownerOf(exchange, owner), node.id);
    if (!isWritable(side)) continue;
    for (const key of Object.keys(side.rows ?? {})) {
      const id = key.startsWith('out ') ? key.slice(4) : null;
      if (id !== null && side.rows?.[sentRow(id)] === undefined) send(exchange, node, owner, id);
    }
  }
}

function send(exchange: Exchange, node: NodeState, owner: string, id: string): void {
  const { dice, time, trouble, letters } = exchange;
  const letter = letters.get(id);
  if (letter === undefined) throw new Error(`Nobody wrote ${id}.`);
  const { life } = node;
  const delay = dice.between(1, trouble.usualMs);
  if (dice.chance(trouble.doubled)) time.after(20 * delay, () => void deliver(exchange, id));
  if (dice.chance(trouble.lost)) return;
  time.after(delay, () => {
    const hasArrived = deliver(exchange, id);
    if (!hasArrived || dice.chance(trouble.lost)) return;
    time.after(delay, () => {
      if (node.up && node.life === life) writeAt(exchange, owner, node.id, sentRow(id));
    });
  });
}

/** True when it has taken effect, now or before. */
function deliver(exchange: Exchange, id: string): boolean {
  const letter = exchange.letters.get(id);
  if (letter === undefined) return false;
  const world = ownerOf(exchange, letter.to);
  const place = exchange.dice.chance(exchange.trouble.stale)
    ? exchange.dice.pick([...exchange.nodes.keys()])
    : world.home;
  const side = sideOf(world, place);
  if (!requireNode(exchange, place).up || !isWritable(side)) return false;
  if (side.rows?.[inRow(id)] !== undefined) return true;
  if (!writeAt(exchange, letter.to, place, inRow(id))) return false;
  letter.effects += 1;
  return true;
}
