import type { PayoutAnswer } from './payment-rail.ts';

/**
 * An order to the payment rail.
 *
 *   pending ──the rail took it over──▶ sent
 *      └───────────┬─────────────────────┘
 *                  ├──paid──▶ done
 *                  └──refused──▶ failed   (the money is available again)
 *
 * The money is booked when the order is made. An attempt that came to nothing leaves the order where
 * it is: nobody knows then what the rail did, and only the rail's own refusal gives the money back.
 */
export type PayoutStatus = 'pending' | 'sent' | 'done' | 'failed';

export interface OpenPayout {
  readonly status: 'pending' | 'sent';
  /** Attempts made, this one included. */
  readonly attempts: number;
}

export interface PayoutStep {
  readonly status: PayoutStatus;
  readonly reference: string | null;
  readonly reason: string | null;
  /** Null when it has ended. */
  readonly againInMs: number | null;
}

const firstPauseMs = 5_000;
const longestPauseMs = 3_600_000;

/** What becomes of an order; `answer` is null when the rail could not tell. */
export function decidePayout(payout: OpenPayout, answer: PayoutAnswer | null): PayoutStep {
  const againInMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (payout.attempts - 1));
  if (answer === null) {
    const reason = 'The payment service did not answer. It is asked again.';
    return { status: payout.status, reference: null, reason, againInMs };
  }
  if (answer.kind === 'taken') {
    return { status: 'sent', reference: answer.reference, reason: null, againInMs };
  }
  return answer.kind === 'paid'
    ? { status: 'done', reference: answer.reference, reason: null, againInMs: null }
    : { status: 'failed', reference: null, reason: answer.reason, againInMs: null };
}
