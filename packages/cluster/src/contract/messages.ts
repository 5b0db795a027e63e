import { z } from 'zod';
import { instant } from './values.ts';

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
  /** Performer's repository → requester: slots of leases come back, each once. */
  'lease.released': z.object({
    /** The requester whose leases these are. */
    requesterKey: z.string(),
    leases: z.array(z.object({ leaseId: z.string(), slots: z.number().int().positive() })),
    reason: z.enum(['not-wanted', 'expired', 'recalled', 'unused']),
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
} as const;

export type MessageKind = keyof typeof messageKinds;
export type MessagePayload<K extends MessageKind> = z.infer<(typeof messageKinds)[K]>;
