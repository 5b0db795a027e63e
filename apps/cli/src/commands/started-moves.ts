import type { Session } from '../session.ts';

/** What comes of starting moves, however it was asked for. */
export interface StartedMoves {
  readonly group: { readonly id: string; readonly total: number };
  readonly refused: readonly { readonly ownerKey: string; readonly message: string }[];
}

export const groupFields = `
  ... on StartMovesSuccess { group { id kind total } refused { ownerKey message } }
  ... on MovesRefused { refused { ownerKey message } }
  ... on InvalidInput { problems { path message } }
  ... on UserError { message }`;

export function showStarted(session: Session, started: StartedMoves): void {
  const { group, refused } = started;
  const lines = [
    `Started ${group.total} move${group.total === 1 ? '' : 's'} as group ${group.id}.`,
    ...refused.map(({ ownerKey, message }) => `Not ${ownerKey}: ${message}`),
    `Follow them with: exchange moves follow ${group.id}`,
  ];
  session.say(lines.join('\n'), started);
}
