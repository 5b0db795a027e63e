import { z } from 'zod';
import { instant } from './values.ts';

const count = z.number().int().nonnegative();

/** What became of one type in one run of a repository's maintenance. */
export const maintenanceLine = z.object({
  typeId: z.string(),
  title: z.string().default(''),
  /** Whom it asked; null when it asked nobody. */
  partitionId: z.string().nullable(),
  target: count,
  stock: count,
  /** Accepts it expected of the group in a period; null in records of before. */
  expected: z.number().nonnegative().nullable().default(null),
  asked: count,
  got: count,
  renewed: count,
  released: count,
  /** In words. */
  reason: z.string(),
});
export type MaintenanceLine = z.infer<typeof maintenanceLine>;

export const maintenanceRun = z.object({
  /** Rises with time within a partition. */
  id: z.string().default(''),
  /** Empty from a node of before. */
  repositoryId: z.string().default(''),
  startedAt: instant,
  durationMs: z.number().int(),
  trigger: z.string(),
  wanted: z.number().int(),
  acquired: z.number().int(),
  renewed: z.number().int(),
  released: z.number().int(),
  expired: z.number().int(),
  messages: z.number().int(),
  /** Types for which something moved or was missing: `maintenanceLine`. */
  details: z.unknown(),
});

/** Accepts of the group, and of them those that stock served. */
const served = z.object({ accepts: count, local: count });

export const repositoryType = z.object({
  typeId: z.string(),
  title: z.string(),
  category: z.string(),
  target: count,
  stock: count,
  /** Slots that were asked for and have not arrived. */
  onTheWay: count,
  inHand: count,
  /** Accepts in an hour; null while nothing has been planned since the node began. */
  expectedPerHour: z.number().nonnegative().nullable(),
  lastHour: served,
  lastDay: served,
  /** Why the target is what it is and what was done about it last, in words; empty before. */
  why: z.string(),
});

const repositoryCategory = z.object({
  category: z.string(),
  target: count,
  stock: count,
  inHand: count,
  acceptsLastHour: count,
});

/** What the maintenance of a repository did since its node began; the sums only rise. */
export const repositoryTotals = z.object({
  /** Slots that are on the way now. */
  onTheWay: count,
  /** Runs by trigger. */
  runs: z.record(z.string(), count),
  /** Slots. */
  pulled: count,
  released: count,
  expired: count,
  renewedLeases: count,
  messages: count,
});
export type RepositoryTotals = z.infer<typeof repositoryTotals>;

/** A local repository as it is now. */
export const repositorySupply = z.object({
  /** `repositoryIdOf`. */
  repositoryId: z.string(),
  /** Groups whose performers it feeds, named like repositories; its own among them. */
  feeds: z.array(z.string()),
  at: instant,
  target: count,
  stock: count,
  onTheWay: count,
  inHand: count,
  /** Slots that its partition gave back and that have not arrived at their requesters. */
  goingBack: count,
  expectedPerHour: z.number().nonnegative().nullable(),
  lastHour: served,
  lastDay: served,
  /** People here now, and those of the last day. */
  online: count,
  recent: count,
  plannedAt: instant.nullable(),
  /** Those with the most target and stock first. */
  types: z.array(repositoryType),
  typesInAll: count,
  /** At most 50; the rest is summed under an empty name. */
  categories: z.array(repositoryCategory),
});
export type RepositorySupply = z.output<typeof repositorySupply>;

/** What operators ask about the supply of repositories. */
export const supplyProcedures = {
  /** The repositories of a performer partition as they are now; none when another feeds it. */
  readRepositories: {
    input: z.object({ partitionId: z.string(), first: z.number().int().min(1).max(500) }),
    output: z.object({ repositories: z.array(repositorySupply) }),
  },
  /** Slots that went between a requester partition and each performer partition. */
  readFlows: {
    input: z.object({ partitionId: z.string(), seconds: z.number().int().min(60).max(604_800) }),
    output: z.object({
      flows: z.array(z.object({ holder: z.string(), kind: z.string(), slots: count })),
    }),
  },
  /** Maintenance runs of a performer partition, newest first, for operators. */
  listMaintenanceRuns: {
    input: z.object({
      partitionId: z.string(),
      first: z.number().int().min(1).max(201),
      /** Only those that began before this, or then and with a smaller id. */
      before: z.object({ startedAt: instant, id: z.string() }).nullable().default(null),
      /** Only those that asked for, moved or renewed anything. */
      eventful: z.boolean().default(false),
    }),
    output: z.object({ runs: z.array(maintenanceRun) }),
  },
} as const;

/** What happened to slots of a requester partition (see `readFlows`). */
export const flowKinds = [
  'pulled',
  'pushed',
  'single',
  'delivered',
  'returned',
  'expired',
] as const;
export type FlowKind = (typeof flowKinds)[number];
