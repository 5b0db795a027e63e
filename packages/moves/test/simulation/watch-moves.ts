import { decide, perform, type World } from '../model/world.ts';
import { keepOwner, ownerOf, type Exchange, type NodeState } from './exchange.ts';

/** A node looks after owners who leave its partition. Looking and acting are two moments. */
export function watchMoves(exchange: Exchange, node: NodeState): void {
  if (!node.up || !exchange.directoryUp) return;
  for (const owner of exchange.owners.keys()) look(exchange, node, owner);
}

function look(exchange: Exchange, node: NodeState, owner: string): void {
  const { rules, dice, time } = exchange;
  const world = ownerOf(exchange, owner);
  const away = world.sides[node.id]?.away ?? null;
  if (away === null || away.state === 'tracked') return;
  const move = world.moves.find(({ id }) => id === away.moveId) ?? null;
  if (move?.from !== node.id) return;
  const action = rules.watch({ state: away.state, attempt: away.attempt }, move, world.now);
  if (action.do === 'wait') return;
  const { life } = node;
  exchange.trace(`${node.id} sees that it has to ${action.do} for ${owner}`);
  time.after(dice.between(1, 30), () => {
    if (!node.up || node.life !== life) return;
    if (action.do === 'give-up') {
      if (!exchange.directoryUp) return;
      const given = decide(ownerOf(exchange, owner), move.id, (record, now) =>
        rules.giveUp(record, null, null, now),
      );
      keepOwner(exchange, owner, given.world);
      look(exchange, node, owner);
      return;
    }
    const command = { at: 'source', do: action.do } as const;
    const call = { moveId: move.id, attempt: action.attempt, command };
    const { world: after }: { readonly world: World } = perform(
      ownerOf(exchange, owner),
      rules,
      call,
    );
    keepOwner(exchange, owner, after);
  });
}
