import type { AssignmentStatus } from '@exchange/kernel';

/** An assignment as its table holds it. */
export interface AssignmentRow {
  readonly id: string;
  readonly ownerKey: string;
  readonly taskId: string;
  readonly typeId: string;
  readonly batchId: string;
  readonly requesterKey: string;
  readonly leaseId: string;
  readonly local: boolean;
  readonly status: AssignmentStatus;
  readonly input: unknown;
  readonly rewardMinor: number;
  readonly currency: string;
  readonly draft: unknown;
  readonly draftSavedAt: Date | null;
  readonly answer: unknown;
  readonly acceptedAt: Date;
  readonly deadlineAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly feedback: string | null;
  readonly paidMinor: number;
}

const columns = {
  id: 'id',
  ownerKey: 'owner_key',
  taskId: 'task_id',
  typeId: 'type_id',
  batchId: 'batch_id',
  requesterKey: 'requester_key',
  leaseId: 'lease_id',
  local: 'local',
  status: 'status',
  input: 'input',
  rewardMinor: 'reward_minor',
  currency: 'currency',
  draft: 'draft',
  draftSavedAt: 'draft_saved_at',
  answer: 'answer',
  acceptedAt: 'accepted_at',
  deadlineAt: 'deadline_at',
  submittedAt: 'submitted_at',
  decidedAt: 'decided_at',
  feedback: 'feedback',
  paidMinor: 'paid_minor',
} as const satisfies Record<keyof AssignmentRow, string>;

/** The select list that makes an AssignmentRow of the table that is called `alias` in the statement. */
export function assignmentColumns(alias: string): string {
  return Object.entries(columns)
    .map(([property, column]) => `${alias}.${column} as "${property}"`)
    .join(', ');
}
