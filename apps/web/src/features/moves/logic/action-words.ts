import type { MoveAction } from '#gql';

interface ActionWords {
  readonly label: string;
  /** Asked before it is done; null when it can be taken back as easily as it was done. */
  readonly ask: ((name: string, from: string, to: string) => string) | null;
  /** The same for all moves of a group. */
  readonly askAll?: string;
  readonly isDangerous?: boolean;
}

/** What operators can do with a move, in words. */
export const actionWords: Readonly<Record<MoveAction, ActionWords>> = {
  PAUSE: { label: 'Pause', ask: null },
  RESUME: { label: 'Resume', ask: null },
  CANCEL: {
    label: 'Cancel',
    ask: (name, from) =>
      `${name} stays on ${from}. What was copied is deleted; nothing that ${name} did is lost.`,
    askAll:
      'Who has not been switched stays where they live; what was copied of them is deleted, and nothing that they did is lost. Who has been switched is left alone.',
  },
  TAKE_BACK: {
    label: 'Take back',
    ask: (name, from, to) =>
      `${name} moves back from ${to} to ${from}, with everything done since. Only what changed is copied, so it is quick; writes wait a moment at the switch.`,
    askAll:
      'Everybody whose old copy is still kept moves back, with everything done since. Only what changed is copied; the writes of each wait a moment at the switch.',
  },
  SHORTEN_KEEP: {
    label: 'Delete the old copy',
    ask: (name, from) =>
      `The copy of ${name} on ${from} is deleted now. After that the move cannot be taken back; a new move can still bring ${name} there.`,
    askAll:
      'The old copies of everybody who has been switched are deleted now. After that none of these moves can be taken back; new moves can still bring them there.',
    isDangerous: true,
  },
};

/** The order of the buttons, the safest first. */
export const actionOrder: readonly MoveAction[] = [
  'RESUME',
  'PAUSE',
  'TAKE_BACK',
  'CANCEL',
  'SHORTEN_KEEP',
];
