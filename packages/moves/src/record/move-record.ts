/**
 * Where a move is. Down the list until `erased`; a block that is given up leads back to `catching-up`.
 * Only `undoing` leads to `cancelled` and `failed`, and nothing after the flip leads to it.
 */
export const moveStates = [
  'requested',
  'copying',
  'catching-up',
  'blocked',
  'flipped',
  'concluded',
  'erasing',
  'erased',
  'undoing',
  'cancelled',
  'failed',
  'taken-back',
] as const;
export type MoveState = (typeof moveStates)[number];

/** Something is still to be done for these, so that nobody else may begin to move the user. */
export const openStates: readonly MoveState[] = [
  'requested',
  'copying',
  'catching-up',
  'blocked',
  'flipped',
  'undoing',
];

/** The user lives at the source, and a move can be given up. */
const beforeFlip: readonly MoveState[] = ['requested', 'copying', 'catching-up', 'blocked'];

/** The directory's record of one move: with the placement of its user it decides everything. Times in ms. */
export interface MoveRecord {
  readonly id: string;
  readonly ownerKey: string;
  readonly from: string;
  readonly to: string;
  /** `kept`: the destination still has the copy that the move which this one takes back left there. */
  readonly base: 'none' | 'kept';
  readonly state: MoveState;
  /** Rises with each claim, each operator's change and each block that is given up: the fence. */
  readonly attempt: number;
  /** Number of the protocol's step that was finished last. */
  readonly step: number;
  readonly paused: boolean;
  readonly claimedBy: string | null;
  /** The claim is a lease: later than this anybody else may have it. */
  readonly claimedUntil: number;
  /** Nobody claims it before. */
  readonly retryAt: number;
  /** How far the copy came; belongs to the data plane. Null: at the beginning. */
  readonly cursor: unknown;
  readonly rowsEstimated: number | null;
  readonly rowsCopied: number;
  readonly bytesCopied: number;
  readonly changesLeft: number;
  readonly blockedAt: number | null;
  /** The flip must come before. Null while nothing is blocked. */
  readonly blockUntil: number | null;
  /** How long the user's writes waited; null until the move is concluded. */
  readonly blockedMs: number | null;
  /** Blocks that were given up. */
  readonly tries: number;
  /** Steps that failed since one succeeded. */
  readonly failures: number;
  readonly error: string | null;
  /** What `undoing` leads to. */
  readonly outcome: 'cancelled' | 'failed' | null;
  readonly flippedAt: number | null;
  readonly keepUntil: number | null;
  /** The move whose opposite this is. */
  readonly takesBack: string | null;
}

export type NewMove = Pick<MoveRecord, 'id' | 'ownerKey' | 'from' | 'to' | 'base' | 'takesBack'>;

export function newMove(move: NewMove): MoveRecord {
  return {
    ...move,
    state: 'requested',
    attempt: 0,
    step: 0,
    paused: false,
    claimedBy: null,
    claimedUntil: 0,
    retryAt: 0,
    cursor: null,
    rowsEstimated: null,
    rowsCopied: 0,
    bytesCopied: 0,
    changesLeft: 0,
    blockedAt: null,
    blockUntil: null,
    blockedMs: null,
    tries: 0,
    failures: 0,
    error: null,
    outcome: null,
    flippedAt: null,
    keepUntil: null,
  };
}

export function isOpen(state: MoveState): boolean {
  return openStates.includes(state);
}

export function isBeforeFlip(state: MoveState): boolean {
  return beforeFlip.includes(state);
}
