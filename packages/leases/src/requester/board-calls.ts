import type { LeaseKind } from '@exchange/kernel';
import type { GrantedLease } from '../messages/messages.ts';
import type { Shortage, Want } from './choose-slots.ts';

export interface GrantCall {
  readonly grantId: string;
  readonly holder: string;
  readonly kind: LeaseKind;
  /** For a temporary grant: who accepts, so that nothing they have done is granted. */
  readonly performerKey: string | null;
  readonly leaseSeconds: number;
  readonly wants: readonly Want[];
}

export interface GrantAnswer {
  readonly leases: readonly GrantedLease[];
  readonly shortages: readonly Shortage[];
}

export interface RenewCall {
  readonly holder: string;
  readonly leaseSeconds: number;
  readonly leases: readonly { readonly leaseId: string; readonly epoch: number }[];
}

export interface RenewedLease {
  readonly leaseId: string;
  readonly epoch: number;
  readonly expiresAt: number;
}

export interface RenewAnswer {
  readonly renewed: readonly RenewedLease[];
  readonly refused: readonly string[];
}

export interface DeliveryReport {
  readonly delivered: readonly string[];
  readonly failed: readonly string[];
}

export interface NewBatch {
  readonly batchId: string;
  readonly typeId: string;
  readonly priority?: number;
  readonly deadlineAt?: number | null;
  readonly tasks: readonly { readonly taskId: string; readonly wanted: number }[];
}
