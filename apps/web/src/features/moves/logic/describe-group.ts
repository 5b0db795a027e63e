import type { MoveAction, MoveState } from '#gql';
import { countOf } from '#lib/format/number.ts';
import { tabStates } from './move-tabs.ts';

interface GroupFacts {
  readonly kind: string;
  readonly partitionId?: string | null;
  readonly total: number;
}

/** What a group of moves is called. */
export function describeGroup({ kind, partitionId, total }: GroupFacts): string {
  if (kind === 'drain') return `Emptying ${partitionId ?? 'a partition'}`;
  const users = countOf(total, 'user');
  return kind === 'take-back' ? `Taking back ${users}` : `Moving ${users}`;
}

/** Moves of a group that have not come to an end, whichever. */
export function countLeft(group: {
  readonly total: number;
  readonly moved: number;
  readonly given: number;
  readonly takenBack: number;
}): number {
  return group.total - group.moved - group.given - group.takenBack;
}

/** What can be done with all moves of a group, by the states that they are in. */
export function groupActions(
  counts: readonly { readonly state: MoveState; readonly count: number }[],
): MoveAction[] {
  const has = (states: readonly MoveState[]): boolean =>
    counts.some(({ state, count }) => count > 0 && states.includes(state));
  const beforeSwitch: readonly MoveState[] = ['REQUESTED', 'COPYING', 'CATCHING_UP'];
  return [
    ...(has(['PAUSED']) ? (['RESUME'] as const) : []),
    ...(has(beforeSwitch) ? (['PAUSE'] as const) : []),
    ...(has(tabStates.kept) ? (['TAKE_BACK'] as const) : []),
    ...(has([...beforeSwitch, 'PAUSED']) ? (['CANCEL'] as const) : []),
    ...(has(tabStates.kept) ? (['SHORTEN_KEEP'] as const) : []),
  ];
}
