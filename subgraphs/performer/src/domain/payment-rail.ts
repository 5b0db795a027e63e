/** An order to pay a performer. */
export interface PayoutOrder {
  /** The rail carries out an order once, however often it is given under this id. */
  readonly id: string;
  readonly performerKey: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** How an order stands at the rail. `reference` is the rail's own name for it. */
export type PayoutAnswer =
  | { readonly kind: 'paid'; readonly reference: string | null }
  /** It was taken over and is not settled yet: asked again later, the rail says more. */
  | { readonly kind: 'taken'; readonly reference: string | null }
  /** It will never be paid. The reason is shown to the performer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The way money leaves the exchange; real rails are adapters of this. */
export interface PaymentRail {
  /**
   * Gives an order, or asks how it stands: giving the same order again does nothing twice. Throws when
   * the rail cannot tell; then it may know the order or not.
   */
  payOut(order: PayoutOrder): Promise<PayoutAnswer>;
}

/** Pays at once and moves no real money: an operator settles by hand. */
export const testRail: PaymentRail = {
  payOut: () => Promise.resolve({ kind: 'paid', reference: null }),
};
