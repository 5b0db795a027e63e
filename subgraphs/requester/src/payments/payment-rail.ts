import type { Money, OwnerKey, Result } from '@exchange/kernel';

/** A way in which money comes into the exchange. Real rails are adapters of this port. */
export interface PaymentRail {
  readonly name: string;
  /**
   * Takes money from the payer. Repeating it with the same key takes nothing more and gives the
   * same reference, since the caller repeats it after a crash. With another amount under a key that
   * was used before it must refuse: what it says it collected is booked.
   */
  collect(payment: Payment): Promise<Result<{ reference: string }, { message: string }>>;
}

export interface Payment {
  readonly payer: OwnerKey;
  readonly amount: Money;
  readonly idempotencyKey: string;
}
