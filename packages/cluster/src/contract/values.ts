import { grantKinds, leaseKinds } from '@exchange/kernel';
import { z } from 'zod';

/**
 * Version of the contract. A node refuses calls of another version with a sentence. What is only added
 * does not raise it: a new procedure, which a node of before answers with NOT_FOUND; a new field of an
 * input or output that has a default; a new kind that is used only once a setting says so.
 */
export const contractVersion = 2;

export const leaseKind = z.enum(leaseKinds);
export const grantKind = z.enum(grantKinds);

/** Dates travel as ISO strings and are dates on both ends. */
export const instant = z.coerce.date();
const minorUnits = z.number().int().nonnegative();
const jsonObject = z.record(z.string(), z.unknown());

/** Terms of a task type, as a performer node keeps them beside its stock. */
export const typeTerms = z.object({
  typeId: z.string(),
  requesterKey: z.string(),
  requesterName: z.string(),
  title: z.string(),
  description: z.string(),
  instructions: z.string(),
  category: z.string(),
  keywords: z.array(z.string()),
  rewardMinor: minorUnits,
  currency: z.string(),
  timeAllowedSeconds: z.number().int().positive(),
  autoApprovalSeconds: z.number().int().nonnegative(),
  form: jsonObject,
  criteria: jsonObject,
});
export type TypeTerms = z.infer<typeof typeTerms>;

/** A lease with the copy of the task that travels along. */
export const grantedLease = z.object({
  leaseId: z.string(),
  epoch: z.number().int().positive(),
  kind: leaseKind,
  taskId: z.string(),
  typeId: z.string(),
  batchId: z.string(),
  requesterKey: z.string(),
  input: jsonObject,
  slots: z.number().int().positive(),
  priority: z.number().int(),
  deadlineAt: instant.nullable(),
  expiresAt: instant,
});
export type GrantedLease = z.infer<typeof grantedLease>;

/** What an information-only grant says of a type: how much there was, and how long that may be shown. */
export const listedType = z.object({
  typeId: z.string(),
  slots: z.number().int().positive(),
  expiresAt: instant,
});
export type ListedType = z.infer<typeof listedType>;

/** A row of the task information, as a requester node itself answers it. */
export const taskInfoRow = z.object({
  typeId: z.string(),
  requesterKey: z.string(),
  requesterName: z.string(),
  partitionId: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  keywords: z.array(z.string()),
  rewardMinor: minorUnits,
  currency: z.string(),
  timeAllowedSeconds: z.number().int().positive(),
  autoApprovalSeconds: z.number().int().nonnegative(),
  criteria: jsonObject,
  availableSlots: z.number().int(),
  openTasks: z.number().int(),
  totalTasks: z.number().int(),
  oldestAt: instant.nullable(),
  earliestDeadlineAt: instant.nullable(),
  publishedAt: instant,
});

/** A message of an outbox on its way to a user or a repository. */
export const envelope = z.object({
  id: z.string(),
  to: z.string(),
  kind: z.string(),
  payload: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;
