import type { LeaseKind } from '@exchange/kernel';

/** A lease as it travels from its requester partition. Times in milliseconds since 1970. */
export interface GrantedLease {
  readonly leaseId: string;
  readonly epoch: number;
  readonly kind: LeaseKind;
  readonly taskId: string;
  readonly typeId: string;
  readonly batchId: string;
  readonly requesterKey: string;
  readonly slots: number;
  readonly priority: number;
  readonly deadlineAt: number | null;
  readonly expiresAt: number;
  /** From the type's terms, which travel along. */
  readonly timeAllowedMs: number;
}

export interface DeliveredWork {
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly taskId: string;
  readonly leaseId: string;
}

export interface ReturnedLease {
  readonly leaseId: string;
  readonly slots: number;
}

export type ReleaseReason = 'not-wanted' | 'expired' | 'recalled' | 'unused';

/** What travels through outboxes and inboxes about slots; each takes effect once (I7). */
export type MessageBody =
  | ({ readonly kind: 'submission.delivered'; readonly leaseEpoch: number } & DeliveredWork)
  | {
      readonly kind: 'lease.released';
      readonly requesterKey: string;
      readonly reason: ReleaseReason;
      readonly leases: readonly ReturnedLease[];
    }
  | { readonly kind: 'lease.recalled'; readonly leaseIds: readonly string[] }
  | { readonly kind: 'lease.offered'; readonly leases: readonly GrantedLease[] };

export interface Message {
  /** Unique for ever. */
  readonly id: string;
  /** An owner key, or `partition:<id>` for a repository. */
  readonly to: string;
  readonly body: MessageBody;
}

export function repositoryOf(partitionId: string): string {
  return `partition:${partitionId}`;
}
