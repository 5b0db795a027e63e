import { describeStep, isBeforeFlip, type MoveRecord, type MoveState } from '@exchange/moves';
import type { ListedMove } from '../../store/list-moves.ts';
import type { MoveGroupRow } from '../../store/list-move-groups.ts';

/** `catching-up` → `CATCHING_UP`; while it is paused, that. */
export function stateWord({ state, paused }: Pick<MoveRecord, 'state' | 'paused'>): string {
  return paused && isBeforeFlip(state) ? 'PAUSED' : wordOf(state);
}

/** The other direction. */
export function statesOf(words: readonly string[]): readonly (MoveState | 'paused')[] {
  return words.map((word) => word.toLowerCase().replaceAll('_', '-') as MoveState | 'paused');
}

export function showMove(move: ListedMove) {
  return {
    id: move.id,
    ownerKey: move.ownerKey,
    role: move.ownerKey.startsWith('r') ? 'requester' : 'performer',
    displayName: move.displayName,
    from: move.from,
    to: move.to,
    state: stateWord(move),
    step: move.step,
    stepName: describeStep(move.step),
    progress: decideShare(move),
    rowsCopied: move.rowsCopied,
    rowsEstimated: move.rowsEstimated,
    bytesCopied: move.bytesCopied,
    changesLeft: move.changesLeft,
    blockedMs: move.blockedMs,
    tries: move.tries,
    error: move.error,
    retryAt: move.error === null ? null : toDate(move.retryAt),
    groupId: move.groupId,
    requestedBy: move.requestedBy,
    requestedByName: move.requestedByName,
    createdAt: move.createdAt,
    updatedAt: move.updatedAt,
    flippedAt: toDate(move.flippedAt),
    keepUntil: toDate(move.keepUntil),
    takesBack: move.takesBack,
    takenBackBy: move.takenBackBy,
    actions: listActions(move),
  };
}

export type ShownMove = ReturnType<typeof showMove>;

export function showGroup(group: MoveGroupRow) {
  const sum = (isMeant: (state: MoveState) => boolean) =>
    group.counts.reduce((total, { state, count }) => total + (isMeant(state) ? count : 0), 0);
  const byWord = new Map<string, number>();
  for (const each of group.counts) {
    byWord.set(stateWord(each), (byWord.get(stateWord(each)) ?? 0) + each.count);
  }
  return {
    ...group,
    counts: [...byWord].map(([state, count]) => ({ state, count })),
    total: sum(() => true),
    moved: sum((state) => hasMoved.includes(state)),
    given: sum((state) => state === 'cancelled' || state === 'failed'),
    takenBack: sum((state) => state === 'taken-back'),
  };
}

const hasMoved: readonly MoveState[] = ['flipped', 'concluded', 'erasing', 'erased'];

/** The copy is most of the way; the rest is short. */
function decideShare({ state, rowsCopied, rowsEstimated }: MoveRecord): number {
  switch (state) {
    case 'requested':
      return 0;
    case 'copying':
      return 0.9 * Math.min(1, rowsCopied / Math.max(1, rowsEstimated ?? 1));
    case 'catching-up':
      return 0.9;
    case 'blocked':
      return 0.95;
    default:
      return hasMoved.includes(state) || state === 'taken-back' ? 1 : 0;
  }
}

export function listActions({ state, paused }: Pick<MoveRecord, 'state' | 'paused'>): string[] {
  const canPause =
    !paused && (state === 'requested' || state === 'copying' || state === 'catching-up');
  return [
    ...(canPause ? ['PAUSE'] : []),
    ...(paused && isBeforeFlip(state) ? ['RESUME'] : []),
    ...(isBeforeFlip(state) ? ['CANCEL'] : []),
    ...(state === 'concluded' ? ['TAKE_BACK'] : []),
    ...(state === 'concluded' || state === 'flipped' ? ['SHORTEN_KEEP'] : []),
  ];
}

function wordOf(state: MoveState): string {
  return state.toUpperCase().replaceAll('-', '_');
}

function toDate(ms: number | null): Date | null {
  return ms === null || ms === 0 ? null : new Date(ms);
}
