import { returnReasons } from '@exchange/kernel';
import { z } from 'zod';
import { instant } from './values.ts';

const wholeNumber = z.number().int().min(-2_147_483_648).max(2_147_483_647);

/**
 * What travels through outbox and inbox, by kind. Every message takes effect once (I7): its id is
 * written to the inbox of the receiving partition in the transaction of its effect.
 */
export const messageKinds = {
  /** Performer → requester: work was submitted. */
  'submission.delivered': z.object({
    assignmentId: z.string(),
    performerKey: z.string(),
    taskId: z.string(),
    leaseId: z.string(),
    leaseEpoch: z.number().int(),
    answer: z.record(z.string(), z.unknown()),
    acceptedAt: instant,
    submittedAt: instant,
  }),
  /** Performer → requester: why they gave a task back. Its slot travels, or stays, by itself. */
  'assignment.returned': z.object({
    assignmentId: z.string(),
    performerKey: z.string(),
    taskId: z.string(),
    reason: z.enum(returnReasons),
  }),
  /** Performer's repository → requester: slots of leases come back, each once. */
  'lease.released': z.object({
    /** The requester whose leases these are. */
    requesterKey: z.string(),
    leases: z.array(z.object({ leaseId: z.string(), slots: z.number().int().positive() })),
    reason: z.enum(['not-wanted', 'expired', 'recalled', 'unused']),
  }),
  /**
   * Performer → requester: they moved with work in hand, or accepted out of the repository of another
   * partition. Its slots are their home's, `holder`, from here on: each comes out of the lease that it
   * lay on into one of its own.
   */
  'lease.split': z.object({
    performerKey: z.string(),
    holder: z.string(),
    leases: z.array(
      z.object({
        leaseId: z.string(),
        newLeaseId: z.string(),
        slots: z.number().int().positive(),
      }),
    ),
  }),
  /** Requester → performer: a decision, and the credit when it is an approval. */
  'assignment.decided': z.object({
    assignmentId: z.string(),
    submissionId: z.string(),
    decision: z.enum(['approved', 'rejected']),
    feedback: z.string().nullable(),
    amountMinor: z.number().int().nonnegative(),
    currency: z.string(),
    decidedAt: instant,
  }),
  /** Requester → repository (`partition:<id>`): do not hand out these any more; give them back. */
  'lease.recalled': z.object({
    leaseIds: z.array(z.string()),
  }),
  /** Requester → performer: a qualification was given, changed or taken back. */
  'qualification.changed': z.object({
    qualificationId: z.string(),
    name: z.string(),
    value: wholeNumber,
    status: z.enum(['granted', 'revoked']),
    reason: z.string().nullable(),
    /** Of the requester's record: who knows a later one ignores this. */
    version: z.number().int().positive(),
    grantedAt: instant,
    changedAt: instant,
  }),
  /** Performer → requester: asks for a qualification. */
  'qualification.requested': z.object({
    requestId: z.string(),
    qualificationId: z.string(),
    performerKey: z.string(),
    note: z.string(),
    requestedAt: instant,
  }),
  /** Performer → requester: asks for it no more. */
  'qualification.withdrawn': z.object({
    requestId: z.string(),
    qualificationId: z.string(),
    performerKey: z.string(),
    withdrawnAt: instant,
  }),
  /** Requester → performer: a request was not granted. */
  'qualification.refused': z.object({
    requestId: z.string(),
    qualificationId: z.string(),
    reason: z.string(),
    refusedAt: instant,
    /** When it may be asked for again; null means never. */
    retryAt: instant.nullable(),
  }),
  /** Requester → performer: there is no work of this requester for them, or there is again. */
  'performer.blocked': z.object({
    requesterKey: z.string(),
    requesterName: z.string(),
    active: z.boolean(),
    reason: z.string(),
    version: z.number().int().positive(),
    changedAt: instant,
  }),
} as const;

export type MessageKind = keyof typeof messageKinds;
export type MessagePayload<K extends MessageKind> = z.infer<(typeof messageKinds)[K]>;
