import type { HeldType } from '../store/qualification-types.ts';
import { retryAtAfter } from './send-qualifications.ts';

export type RequestOutcome =
  /** Somebody answers it. */
  | { readonly kind: 'open' }
  | { readonly kind: 'granted'; readonly value: number }
  /** The performer holds it already and is told so again. */
  | { readonly kind: 'held' }
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAt: Date | null };

/** `endedAt`: when the performer was last refused or lost it; null when neither happened. */
export interface EarlierAnswers {
  readonly held: boolean;
  readonly endedAt: Date | null;
}

/** What becomes of a request when it arrives. */
export function decideRequest(
  type: HeldType | undefined,
  earlier: EarlierAnswers,
  now: Date,
): RequestOutcome {
  if (type === undefined) {
    return { kind: 'refused', reason: 'There is no such qualification.', retryAt: null };
  }
  if (earlier.held) return { kind: 'held' };
  if (type.retiredAt !== null || !type.requestable) {
    const reason = 'This qualification cannot be asked for: its requester gives it.';
    return { kind: 'refused', reason, retryAt: null };
  }
  if (earlier.endedAt !== null) {
    const retryAt = retryAtAfter(type, earlier.endedAt);
    if (retryAt === null) {
      return { kind: 'refused', reason: 'This can be asked for once only.', retryAt };
    }
    if (now < retryAt) {
      return { kind: 'refused', reason: 'It is too early to ask for this again.', retryAt };
    }
  }
  const { autoGrantValue } = type;
  return autoGrantValue === null ? { kind: 'open' } : { kind: 'granted', value: autoGrantValue };
}
