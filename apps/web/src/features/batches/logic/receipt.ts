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

interface DraftCost {
  readonly assignmentsWanted: number;
  readonly cost: { readonly minor: number };
  readonly type: {
    readonly reward: { readonly minor: number };
    readonly fee: { readonly minor: number };
  };
  readonly upload: { readonly tasks: number };
  readonly progress: { readonly wanted: number };
}

/** Answers that a draft asks for; equal rows that became one task are counted as often as they came. */
export function answersWanted(draft: DraftCost): number {
  if (draft.progress.wanted > 0) return draft.progress.wanted;
  const each = draft.type.reward.minor + draft.type.fee.minor;
  return each > 0
    ? Math.round(draft.cost.minor / each)
    : draft.upload.tasks * draft.assignmentsWanted;
}
