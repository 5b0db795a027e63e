import { ExchangeError } from '@exchange/kernel';
import type { OwnerKey } from '@exchange/kernel';

/** SQLSTATE of the function `guard_owners`: detail is the owner, hint the state. */
const ownerAwayState = 'XMOVE';

const messages = {
  blocked: 'Your account is being moved. Try again in a moment.',
  arriving: 'Your account is being moved. Try again in a moment.',
  left: 'Your account has moved.',
} as const;

/**
 * Somebody tried to change rows of an owner who is being moved, or has moved: nothing was written. While
 * they are `blocked` the same can be tried again shortly; `arriving` and `left` say that it belongs on
 * another partition now.
 */
export class OwnerAwayError extends ExchangeError {
  readonly ownerKey: OwnerKey;
  readonly state: keyof typeof messages;

  constructor(ownerKey: OwnerKey, state: keyof typeof messages, cause: unknown) {
    super(state === 'left' ? 'USER_MOVED' : 'UNAVAILABLE', messages[state], { cause });
    this.name = 'OwnerAwayError';
    this.ownerKey = ownerKey;
    this.state = state;
  }
}

/**
 * The refusal of the fence in an error of pg or of a Prisma client, which wraps it; null when it is
 * another error.
 */
export function findOwnerAway(error: unknown): OwnerAwayError | null {
  if (error instanceof OwnerAwayError) return error;
  if (typeof error !== 'object' || error === null) return null;
  const { code, detail, hint, cause, meta } = error as Record<string, unknown>;
  if (code === ownerAwayState) {
    return new OwnerAwayError(
      typeof detail === 'string' ? detail : '',
      hint === 'left' || hint === 'arriving' ? hint : 'blocked',
      error,
    );
  }
  const { driverAdapterError } = (meta ?? {}) as Record<string, unknown>;
  return findOwnerAway(cause ?? driverAdapterError);
}
