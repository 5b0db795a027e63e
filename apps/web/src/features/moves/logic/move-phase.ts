/** The way of a move as an operator follows it; the protocol's steps fall into these. */
export const phases = [
  { name: 'Wait', until: 1, words: 'It waits for its turn at the destination.' },
  { name: 'Copy', until: 4, words: 'The rows are copied while the user works.' },
  { name: 'Catch up', until: 5, words: 'What changed meanwhile is copied.' },
  {
    name: 'Switch',
    until: 10,
    words: 'Writes wait a moment while both sides are compared; then the user lives there.',
  },
  { name: 'Keep', until: 12, words: 'The old copy is kept, so that the move can be taken back.' },
  { name: 'Delete', until: 13, words: 'The old copy is deleted.' },
] as const;

/** `stopped` phases will not be reached any more. */
export type PhaseState = 'done' | 'now' | 'next' | 'stopped';

interface Standing {
  readonly state: string;
  /** Number of the step that was finished last. */
  readonly step: number;
}

/** How each phase stands; the step that is being done is the one after the last finished. */
export function phaseStates({ state, step }: Standing): PhaseState[] {
  const ended = ['UNDOING', 'CANCELLED', 'FAILED', 'TAKEN_BACK'].includes(state);
  const at = phases.findIndex(({ until }) => step < until);
  return phases.map(({ until }, index): PhaseState => {
    if (step >= until) return 'done';
    if (ended) return 'stopped';
    return index === at ? 'now' : 'next';
  });
}
