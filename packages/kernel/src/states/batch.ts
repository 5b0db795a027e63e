/**
 * A batch, on its requester's partition.
 *
 *   uploading ◀──rows again── draft ──publish──▶ publishing ──▶ open ⇄ paused
 *       └────all rows in────────▶┘
 *       └─────────── cancel ──────┴─────────┴──────────────────────┴──▶ cancelled
 *   open ──every slot done and decided──▶ completed ──more assignments──▶ open
 */
export const batchStatuses = [
  'uploading',
  'draft',
  'publishing',
  'open',
  'paused',
  'cancelled',
  'completed',
] as const;
export type BatchStatus = (typeof batchStatuses)[number];

const next: Record<BatchStatus, readonly BatchStatus[]> = {
  uploading: ['draft', 'cancelled'],
  draft: ['uploading', 'publishing', 'cancelled'],
  publishing: ['open', 'cancelled'],
  open: ['paused', 'completed', 'cancelled'],
  paused: ['open', 'cancelled'],
  completed: ['open'],
  cancelled: [],
};

export function canBatchBecome(from: BatchStatus, to: BatchStatus): boolean {
  return next[from].includes(to);
}
