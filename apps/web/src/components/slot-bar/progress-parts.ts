/** The counts of a batch that its progress bar needs. */
export interface SlotCounts {
  readonly wanted: number;
  readonly available: number;
  readonly leased: number;
  readonly cancelled: number;
  readonly toReview: number;
  readonly approved: number;
  readonly rejected: number;
}

export type PartKey = 'approved' | 'toReview' | 'rejected' | 'leased' | 'available';

export interface ProgressPart {
  readonly key: PartKey;
  readonly label: string;
  /** What the label means, where that is not plain. */
  readonly meaning: string | undefined;
  readonly count: number;
  /** Width in the bar, 0 to 100. */
  readonly percent: number;
}

const labels: Record<PartKey, string> = {
  approved: 'Approved',
  toReview: 'To review',
  rejected: 'Rejected',
  leased: 'Near performers',
  available: 'Available',
};

const meanings: Partial<Record<PartKey, string>> = {
  leased: 'In stock near performers, or in their hands',
};

const order: readonly PartKey[] = ['approved', 'toReview', 'rejected', 'leased', 'available'];

/**
 * The five parts of a batch's progress bar, finished work first. Slots that were withdrawn are in
 * no part; surplus answers can make the counts larger than the slots, so widths use the sum.
 */
export function listProgressParts(counts: SlotCounts): ProgressPart[] {
  const total = order.reduce((sum, key) => sum + counts[key], 0);
  return order.map((key) => ({
    key,
    label: labels[key],
    meaning: meanings[key],
    count: counts[key],
    percent: total === 0 ? 0 : (counts[key] / total) * 100,
  }));
}
