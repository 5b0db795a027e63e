export interface HoldBackInput {
  /** Free slots of the type near. */
  readonly stock: number;
  /** Whether more can be had from the requester. */
  readonly refillable: boolean;
  /** The viewer's own likelihood of taking it, 0 to 1. */
  readonly likelihood: number;
  /** The mean likelihood of the other members who are here, 0 to 1. */
  readonly others: number;
  /** Accepts of the type expected of the group in the period. */
  readonly expected: number;
  /** Slots that were to be left at this moment by the plan; null without a plan. */
  readonly planned: number | null;
}

/**
 * The share of a type's local stock that is kept from a viewer for other members (F2), 0 to 1: only
 * while the stock will not last for those who want it and cannot be refilled; the more, the worse it
 * fits the viewer beside the others, and the further the stock is below plan. A viewer whom it fits as
 * well as the others is never held back.
 */
export function decideHoldBack(input: HoldBackInput): number {
  const { stock, expected, likelihood, others, planned } = input;
  if (stock <= 0 || input.refillable || likelihood >= others) return 0;
  const shortage = expected <= 0 ? 0 : Math.max(0, 1 - stock / expected);
  const behind = planned === null || planned <= 0 ? 0 : Math.max(0, 1 - stock / planned);
  const misfit = 1 - likelihood / others;
  return Math.min(1, Math.max(shortage, behind)) * misfit;
}
