/** What a draft will cost, line by line, in minor units. */
export interface Receipt {
  readonly tasks: number;
  readonly assignments: number;
  readonly rewardMinor: number;
  readonly feeMinor: number;
  readonly rewardsMinor: number;
  readonly feesMinor: number;
  readonly totalMinor: number;
  readonly leftMinor: number;
}

interface ReceiptInput {
  readonly tasks: number;
  /** All assignments wanted, when the exchange has counted them; otherwise tasks × copies. */
  readonly assignments: number;
  readonly rewardMinor: number;
  readonly feeMinor: number;
  readonly availableMinor: number;
}

/** Tasks × copies × (reward + fee). */
export function makeReceipt(input: ReceiptInput): Receipt {
  const { tasks, assignments, rewardMinor, feeMinor, availableMinor } = input;
  const totalMinor = assignments * (rewardMinor + feeMinor);
  return {
    tasks,
    assignments,
    rewardMinor,
    feeMinor,
    rewardsMinor: assignments * rewardMinor,
    feesMinor: assignments * feeMinor,
    totalMinor,
    leftMinor: availableMinor - totalMinor,
  };
}
