import type { StartDecision } from '@exchange/moves';
import type { ListedMove } from '../../store/list-moves.ts';
import { stateWord } from './show-move.ts';

/** Why a user is not moved, for an operator who did not know; whose move is in the way, and since when. */
export function describeRefusal(
  ownerKey: string,
  decision: Extract<StartDecision, { readonly ok: false }>,
  listed: ReadonlyMap<string, ListedMove>,
): { readonly ownerKey: string; readonly message: string; readonly inTheWay: ListedMove | null } {
  switch (decision.reason) {
    case 'no-home':
      return { ownerKey, message: 'There is no such user.', inTheWay: null };
    case 'already-there':
      return { ownerKey, message: 'The user lives there already.', inTheWay: null };
    case 'in-the-way': {
      const inTheWay = listed.get(decision.move.id) ?? null;
      return { ownerKey, message: describe(inTheWay), inTheWay };
    }
  }
}

function describe(move: ListedMove | null): string {
  if (move === null) return 'This user is being moved already.';
  const by = move.requestedByName === '' ? 'Another operator' : move.requestedByName;
  const where = stateWord(move).toLowerCase().replaceAll('_', ' ');
  return (
    `${by} has been moving this user from ${move.from} to ${move.to} since ` +
    `${move.createdAt.toISOString()} (${where}): wait for it, or cancel that move first.`
  );
}
