import { decideStart, isOpen } from '../../src/index.ts';
import { isWritable } from './side.ts';
import type { World } from './world.ts';

const mostAttempts = 20;

/** What holds whatever happens: the first rule that does not, in words; null when all do. */
export function findBreach(world: World): string | null {
  return (
    findSecondHome(world) ?? findLostWrite(world) ?? findUntrueCopy(world) ?? findSecondMove(world)
  );
}

/** The same, with what holds when nothing happens but one move and its way back. */
export function findViolation(world: World): string | null {
  return findBreach(world) ?? findUntrueEnd(world) ?? findEndlessAttempts(world);
}

/** I6. */
function findSecondHome({ sides, home }: World): string | null {
  const writable = Object.keys(sides).filter((id) => {
    const side = sides[id];
    return side !== undefined && isWritable(side);
  });
  if (writable.length > 1) return `I6: ${writable.join(' and ')} take writes of one owner`;
  const [only] = writable;
  if (only !== undefined && only !== home) return `I6: ${only} takes writes and is not the home`;
  return null;
}

/** What a writer was told is kept is at home, whether home takes writes at the moment or not. */
function findLostWrite({ sides, home, acknowledged }: World): string | null {
  const rows = sides[home]?.rows ?? {};
  const lost = Object.entries(acknowledged).find(([key, version]) => rows[key] !== version);
  return lost === undefined ? null : `a write of ${lost[0]} was acknowledged and is not at home`;
}

/** An old copy and what was recorded since are together what is at home: it can be taken back. */
function findUntrueCopy({ sides, home, moves }: World): string | null {
  const there = sides[home];
  if (there?.rows === null || there?.rows === undefined) return 'the home is empty';
  const { away } = there;
  const isKept = moves.some(({ id, state }) => id === away?.moveId && state === 'concluded');
  if (away?.state !== 'tracked' || !isKept) return null;
  for (const side of Object.values(sides)) {
    if (side.away?.state !== 'left' || side.away.moveId !== away.moveId) continue;
    const missing = Object.entries(there.rows).find(
      ([key, version]) => side.rows?.[key] !== version && !(key in there.changes),
    );
    if (missing !== undefined) {
      return `the old copy lacks ${missing[0]}, and nobody recorded that it changed`;
    }
  }
  return null;
}

function findUntrueEnd({ moves, sides }: World): string | null {
  for (const { state, from, to, base } of moves) {
    if (moves.some((other) => other.from === to && other.to === from && other.state !== state)) {
      continue;
    }
    if (state === 'erased' && sides[from]?.rows !== null) return 'something is left at the source';
    const isUndone = state === 'cancelled' || state === 'failed';
    if (isUndone && base === 'none' && sides[to]?.rows !== null) {
      return 'something of a move that was undone is left at its destination';
    }
  }
  return null;
}

/** A second operator is refused exactly while a move is open. */
function findSecondMove({ moves, home }: World): string | null {
  const open = moves.filter(({ state }) => isOpen(state));
  if (open.length > 1) return 'two moves of one owner are open';
  const wish = { id: 'another', ownerKey: 'owner', to: home === 'A' ? 'B' : 'A' };
  const decision = decideStart(wish, home, moves, 0);
  return decision.ok === (open.length === 0) ? null : 'a second move was judged wrongly';
}

/** Each claim and each block that is given up has a cause, and causes are few here. */
function findEndlessAttempts({ moves }: World): string | null {
  return moves.some(({ attempt }) => attempt > mostAttempts) ? 'the move is tried for ever' : null;
}

/** Nothing is left to do, one home takes writes, and nobody waits. */
export function isGoodEnd(world: World): boolean {
  const isDone = world.moves.every(({ state, paused }) => !isOpen(state) && !paused);
  const home = world.sides[world.home];
  return isDone && !world.moving && home !== undefined && isWritable(home);
}
