import type { AssignmentStatus, LeaseKind } from '@exchange/kernel';
import type { GrantedLease } from '../messages/messages.ts';
import { acceptByOf, never } from '../rules/timing.ts';

/** A leased task in the local repository. One per lease. Times in milliseconds since 1970. */
export interface StockItem {
  readonly leaseId: string;
  readonly kind: LeaseKind;
  /** Temporary grants are for one performer. */
  readonly reservedFor: string | null;
  readonly taskId: string;
  readonly typeId: string;
  readonly batchId: string;
  readonly requesterKey: string;
  readonly priority: number;
  /** `never` when the batch has none. */
  readonly deadlineAt: number;
  readonly timeAllowedMs: number;
  epoch: number;
  expiresAt: number;
  /** An assignment accepted later could outlast the lease. */
  acceptBy: number;
  /** Slots that can be accepted now. */
  free: number;
  /** Slots that assignments in hand occupy. */
  inHand: number;
  /** Its requester wants it back: nothing more is handed out, what is in hand goes on. */
  recalled: boolean;
  /** Its end is looked out for. */
  watched: boolean;
}

export interface AssignmentItem {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly taskId: string;
  readonly typeId: string;
  readonly requesterKey: string;
  readonly leaseId: string;
  readonly leaseEpoch: number;
  /** From the repository; false for a temporary grant. */
  readonly local: boolean;
  readonly acceptedAt: number;
  readonly deadlineAt: number;
  status: AssignmentStatus;
}

export function createStockItem(
  lease: GrantedLease,
  free: number,
  reservedFor: string | null,
): StockItem {
  const { slots: _, deadlineAt, ...rest } = lease;
  return {
    ...rest,
    deadlineAt: deadlineAt ?? never,
    reservedFor,
    free,
    inHand: 0,
    acceptBy: acceptByOf(lease.expiresAt, lease.timeAllowedMs),
    recalled: false,
    watched: false,
  };
}

/** The order in which stock is accepted: by priority, then the soonest deadline. */
export function compareStock(one: StockItem, other: StockItem): number {
  if (one.priority !== other.priority) return other.priority - one.priority;
  if (one.deadlineAt !== other.deadlineAt) return one.deadlineAt < other.deadlineAt ? -1 : 1;
  if (one.leaseId === other.leaseId) return 0;
  return one.leaseId < other.leaseId ? -1 : 1;
}
