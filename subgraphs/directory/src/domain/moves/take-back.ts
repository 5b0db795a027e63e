import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { requireOperator } from '../access.ts';
import { selectMoves, type MoveSelection } from './change.ts';
import { stateWord } from './show-move.ts';
import { begin, newGroup, type Refused } from './start.ts';

/** Moves users back to where an old copy of them is kept; only what changed since is copied. */
export async function takeBackMoves(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  selection: MoveSelection,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const selected = await selectMoves(deps, selection);
  if ('problem' in selected) return selected.problem;
  const { moves } = selected;
  const possible = moves.filter(({ state }) => state === 'concluded');
  const refused: Refused[] = moves
    .filter(({ state }) => state !== 'concluded')
    .map((move) => ({
      ownerKey: move.ownerKey,
      message: `No old copy is kept: the move is ${stateWord(move).toLowerCase().replaceAll('_', ' ')}.`,
      inTheWay: move,
    }));
  const group = newGroup('take-back', null, 'taken back', accountId);
  await appendAudit(deps.database, {
    accountId,
    action: 'takeBackMoves',
    target: selection.groupId ?? moves[0]?.id ?? '',
    details: { moves: String(moves.length), group: group.id },
  });
  const owners = possible.map(({ ownerKey }) => ownerKey);
  const to = new Map(possible.map(({ ownerKey, from }) => [ownerKey, from]));
  const outcome = await begin(deps, group, owners, to);
  if (outcome.__typename === 'MovesRefused' || outcome.moves.length > 0) {
    return { ...outcome, refused: [...refused, ...outcome.refused] };
  }
  const message = refused[0]?.message ?? 'There is nothing to take back.';
  return { __typename: 'MovesRefused' as const, message, refused };
}
