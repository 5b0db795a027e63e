import type { MoveState } from '#gql';
import type { MovesTab } from '../moves-search.ts';

export const tabLabels: Readonly<Record<MovesTab, string>> = {
  'under-way': 'Under way',
  kept: 'Can be taken back',
  ended: 'Ended',
};

/** States that a tab lists; each is in exactly one. */
export const tabStates: Readonly<Record<MovesTab, readonly MoveState[]>> = {
  'under-way': [
    'REQUESTED',
    'COPYING',
    'CATCHING_UP',
    'BLOCKED',
    'VERIFIED',
    'FLIPPED',
    'PAUSED',
    'UNDOING',
  ],
  kept: ['CONCLUDED'],
  ended: ['ERASING', 'ERASED', 'CANCELLED', 'FAILED', 'TAKEN_BACK'],
};

/** Whether anything is still going to become of a move by itself soon. */
export function isUnderWay(state: MoveState): boolean {
  return tabStates['under-way'].includes(state) && state !== 'PAUSED';
}
