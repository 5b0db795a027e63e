/** An order to pay a performer. */
export interface PayoutOrder {
  /** Made from the caller's key: the rail carries out an order once, however often it is given. */
  readonly id: string;
  readonly performerKey: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** The way money leaves the exchange; real rails are adapters of this. */
export interface PaymentRail {
  /** Takes over the order for good. Throws when it could not; giving the same order again is safe. */
  payOut(order: PayoutOrder): Promise<void>;
}

/** Pays at once and moves no real money: an operator settles by hand. */
export const testRail: PaymentRail = {
  payOut: () => Promise.resolve(),
};
