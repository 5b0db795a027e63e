import { changeMoves as changeRecords, type MoveRule } from '@exchange/cluster';
import { decideCancel, decideKeep, decidePause, decideResume } from '@exchange/moves';
import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { findListedMoves, listMoveIds, type ListedMove } from '../../store/list-moves.ts';
import { findMoveGroups } from '../../store/list-move-groups.ts';
import { requireOperator } from '../access.ts';
import { invalidInput, notFound } from '../outcomes.ts';
import { stateWord } from './show-move.ts';

export interface MoveSelection {
  readonly moveIds?: readonly string[] | null;
  readonly groupId?: string | null;
}

const mostAtOnce = 1_000;
/** Of one transaction, which keeps drivers of these waiting. */
const mostTogether = 100;
const longestKeepSeconds = 30 * 86_400;

const rules = {
  pauseMoves: (move) => decidePause(move),
  resumeMoves: (move, now) => decideResume(move, now),
  cancelMoves: (move, now) => decideCancel(move, now),
} satisfies Record<string, MoveRule>;

const verbs = {
  pauseMoves: 'paused',
  resumeMoves: 'resumed',
  cancelMoves: 'cancelled',
  shortenMoveKeep: 'kept for another time',
};

/** Pauses, resumes or cancels moves, each as far as it can be. */
export function changeMoves(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  action: keyof typeof rules,
  selection: MoveSelection,
) {
  return change(deps, viewer, action, selection, rules[action], {});
}

export function shortenKeep(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: MoveSelection & { readonly keepSeconds: number },
) {
  const { keepSeconds } = input;
  requireOperator(viewer, 'operator:write');
  if (keepSeconds < 0 || keepSeconds > longestKeepSeconds) {
    const message = 'From 0 seconds to 30 days (2592000).';
    return Promise.resolve(invalidInput([{ path: 'keepSeconds', message }]));
  }
  return change(
    deps,
    viewer,
    'shortenMoveKeep',
    input,
    (move, now) => decideKeep(move, keepSeconds * 1_000, now),
    { keepSeconds: String(keepSeconds) },
  );
}

async function change(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  action: keyof typeof verbs,
  selection: MoveSelection,
  rule: MoveRule,
  details: Readonly<Record<string, string>>,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const selected = await selectMoves(deps, selection);
  if ('problem' in selected) return selected.problem;
  await appendAudit(deps.database, {
    accountId,
    action,
    target: selection.groupId ?? selected.moves[0]?.id ?? '',
    details: { moves: String(selected.moves.length), ...details },
  });
  const changed = await changeEach(deps, selected.moves, rule);
  const now = await findListedMoves(
    deps.database,
    selected.moves.map(({ id }) => id),
  );
  return {
    __typename: 'ChangeMovesSuccess' as const,
    changed: now.filter(({ id }) => changed.includes(id)),
    unchanged: now
      .filter(({ id }) => !changed.includes(id))
      .map((move) => ({ move, message: describeUnchanged(move, verbs[action]) })),
  };
}

/** As many may be meant as live on a partition. Gives who was changed. */
async function changeEach(
  { database }: DirectoryDeps,
  moves: readonly ListedMove[],
  rule: MoveRule,
): Promise<string[]> {
  const changed: string[] = [];
  for (let from = 0; from < moves.length; from += mostTogether) {
    const ids = moves.slice(from, from + mostTogether).map(({ id }) => id);
    const verdicts = await changeRecords(database, ids, rule);
    changed.push(...ids.filter((id) => verdicts.get(id)?.ok === true));
  }
  return changed;
}

/** The moves that are meant, or what is wrong with the selection. */
export async function selectMoves(
  { database }: DirectoryDeps,
  { moveIds = null, groupId = null }: MoveSelection,
) {
  if ((moveIds === null) === (groupId === null)) {
    const message = 'Name either moves or a group.';
    return { problem: invalidInput([{ path: 'moveIds', message }]) };
  }
  if (groupId !== null && (await findMoveGroups(database, [groupId])).length === 0) {
    return { problem: notFound('There is no such group of moves.') };
  }
  const ids = groupId === null ? (moveIds ?? []) : await listMoveIds(database, groupId);
  if (groupId === null && (ids.length === 0 || ids.length > mostAtOnce)) {
    const message = `Name 1 to ${mostAtOnce} moves.`;
    return { problem: invalidInput([{ path: 'moveIds', message }]) };
  }
  const moves = await findListedMoves(database, [...new Set(ids)]);
  if (groupId === null && moves.length < new Set(ids).size) {
    return { problem: notFound('There is no such move.') };
  }
  return { moves };
}

function describeUnchanged(move: ListedMove, verb: string): string {
  const where = stateWord(move).toLowerCase().replaceAll('_', ' ');
  return `It is ${where} and cannot be ${verb} now.`;
}
