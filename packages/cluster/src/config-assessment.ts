import { z } from 'zod';

const weight = z.number().min(0).max(1_000);

/** How load is measured, who should live where, and what becomes of proposals. See docs/operating.md. */
export const assessmentSchema = z.strictObject({
  /** Between two assessments; 0: only when an operator asks. */
  everySeconds: z.number().int().min(0).max(31_536_000).default(21_600),
  /** How often a node writes down what its users used. */
  flushSeconds: z.number().int().min(1).max(3_600).default(300),
  /** How often rows, bytes and the work of performers are counted. */
  countSeconds: z.number().int().min(10).max(604_800).default(3_600),
  /** Load of so long ago counts half. */
  halfLifeDays: z.number().min(0.1).max(365).default(14),
  /** What was not measured for so long is forgotten; so are old assessments and their proposals. */
  keepDays: z.number().int().min(1).max(3_650).default(90),
  /** How much each part of the fitness counts. */
  weights: z
    .strictObject({
      load: weight.default(1),
      affinity: weight.default(1),
      closeness: weight.default(0.25),
      hours: weight.default(0.25),
      cost: weight.default(0.02),
    })
    .prefault({}),
  /** How much each resource counts in a load. */
  resources: z
    .strictObject({
      requests: weight.default(1),
      cpuMs: weight.default(2),
      connections: weight.default(1),
      rows: weight.default(0.5),
      bytes: weight.default(0.5),
    })
    .prefault({}),
  /** What all proposals of one assessment may move. */
  budget: z
    .strictObject({
      users: z.number().int().min(0).max(1_000_000).default(1_000),
      rows: z.number().int().min(0).default(20_000_000),
      megabytes: z.number().int().min(0).default(20_000),
    })
    .prefault({}),
  /** How close partitions of one region are, where those of one node are 1. */
  sameRegion: z.number().min(0).max(1).default(0.5),
  /** A proposal raises the fitness by at least this. */
  smallestGain: z.number().min(0).max(10).default(0.001),
});

export type AssessmentConfig = z.infer<typeof assessmentSchema>;

/** What a policy may carry out by itself. */
export const automaticMovesSchema = z.strictObject({
  /** Users in a day. */
  usersPerDay: z.number().int().min(0).max(1_000_000).default(1_000),
  /** A larger proposal waits for an operator. */
  usersPerProposal: z.number().int().min(0).max(1_000_000).default(500),
  /** What gains less waits for an operator. */
  leastGain: z.number().min(0).max(10).default(0.01),
});
