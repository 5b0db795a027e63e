import { z } from 'zod';
import { moveProcedures } from './move-procedures.ts';
import { followProcedures } from './follow-procedures.ts';
import { repositoryTotals, supplyProcedures } from './supply-procedures.ts';
import {
  envelope,
  grantedLease,
  grantKind,
  instant,
  listedType,
  taskInfoRow,
  typeTerms,
} from './values.ts';

/**
 * Every call one node (or gateway) may make to another. A call names the partition it is for; a node
 * that does not serve it answers USER_MOVED. Input and output are checked on both ends.
 */
export const procedures = {
  /**
   * Pull: the holder asks a requester partition for slots of types. Repeating a grant id returns the
   * same leases. An information-only grant moves none: it lists what there is.
   */
  acquire: {
    input: z.object({
      partitionId: z.string(),
      holder: z.string(),
      grantId: z.string(),
      kind: grantKind,
      /** For a temporary grant: who accepts, so that nothing they have done is granted. */
      performerKey: z.string().nullable(),
      leaseSeconds: z.number().int().positive(),
      wants: z
        .array(
          z.object({
            typeId: z.string(),
            slots: z.number().int().positive(),
            /** One certain task instead of any. */
            taskId: z.string().nullable(),
            /** Tasks of which the holder needs no (more) slots; at most 1,000. */
            excludeTaskIds: z.array(z.string()).max(1_000),
          }),
        )
        .max(200),
    }),
    output: z.object({
      types: z.array(typeTerms),
      leases: z.array(grantedLease),
      /** Of an information-only grant. */
      listed: z.array(listedType).default([]),
      /** Why fewer came than were wanted, by type; `share` leaves other groups theirs. */
      shortages: z.array(
        z.object({
          typeId: z.string(),
          reason: z.enum(['none-left', 'closed', 'unknown', 'blocked', 'share']),
        }),
      ),
    }),
  },
  /**
   * Push: a requester partition offers what it has granted. The holder takes it, a part of it or
   * nothing, and gives the rest back by message. Repeating a grant id has no second effect and is
   * answered like the first time.
   */
  offer: {
    input: z.object({
      partitionId: z.string(),
      /** The repository that it is for; that of the partition when left out. */
      holder: z.string().optional(),
      /** The requester partition. */
      from: z.string(),
      grantId: z.string(),
      kind: grantKind.exclude(['temporary']),
      types: z.array(typeTerms).max(200),
      leases: z.array(grantedLease).max(1_000),
      listed: z.array(listedType).max(200),
    }),
    output: z.object({
      answer: z.enum(['accept', 'part', 'decline']),
      /** Slots by type. */
      taken: z.record(z.string(), z.number().int().nonnegative()),
    }),
  },
  /** Task information from the requester partition itself, for clusters without the global repository. */
  listTaskInfo: {
    input: z.object({ partitionId: z.string() }),
    output: z.object({ types: z.array(taskInfoRow) }),
  },
  /** Newest pushes of a requester partition, for operators. */
  listPushRuns: {
    input: z.object({ partitionId: z.string(), first: z.number().int().max(200) }),
    output: z.object({
      runs: z.array(
        z.object({
          startedAt: instant,
          durationMs: z.number().int(),
          trigger: z.string(),
          types: z.number().int(),
          offered: z.number().int(),
          taken: z.number().int(),
          declined: z.number().int(),
          messages: z.number().int(),
          details: z.unknown(),
        }),
      ),
    }),
  },
  /** The holder keeps leases for longer. Those that are over or recalled are refused. */
  renew: {
    input: z.object({
      partitionId: z.string(),
      holder: z.string(),
      leaseSeconds: z.number().int().positive(),
      leases: z.array(z.object({ leaseId: z.string(), epoch: z.number().int() })).max(5_000),
    }),
    output: z.object({
      renewed: z.array(
        z.object({ leaseId: z.string(), epoch: z.number().int(), expiresAt: instant }),
      ),
      refused: z.array(z.string()),
    }),
  },
  /** Hands over messages of an outbox. `delivered` have taken effect, now or before. */
  deliver: {
    input: z.object({ partitionId: z.string(), messages: z.array(envelope).max(1_000) }),
    output: z.object({
      delivered: z.array(z.string()),
      failed: z.array(z.object({ id: z.string(), error: z.string(), retryable: z.boolean() })),
    }),
  },
  /** Makes the rows of a new user at home. Repeating it changes nothing. */
  createUser: {
    input: z.object({
      partitionId: z.string(),
      ownerKey: z.string(),
      accountId: z.string(),
      displayName: z.string(),
      interests: z.array(z.string()),
    }),
    output: z.object({ created: z.boolean() }),
  },
  /** Runs the maintenance of repositories now; tells of the last run. */
  maintain: {
    input: z.object({
      partitionId: z.string(),
      /** One of the repositories of the partition; all of them when left out. */
      repositoryId: z.string().optional(),
      trigger: z.string(),
    }),
    output: z.object({ run: z.record(z.string(), z.unknown()) }),
  },
  /** Newest leases of a requester partition, for operators. */
  listLeases: {
    input: z.object({ partitionId: z.string(), first: z.number().int().max(500) }),
    output: z.object({
      leases: z.array(
        z.object({
          id: z.string(),
          taskId: z.string(),
          holder: z.string(),
          kind: z.string(),
          status: z.string(),
          granted: z.number().int(),
          outstanding: z.number().int(),
          epoch: z.number().int(),
          grantedAt: instant,
          expiresAt: instant,
        }),
      ),
    }),
  },
  /**
   * Ends all leases that a repository, or all that a partition, has of a requester partition, now: their slots come back after the margin
   * for clock difference, whatever the holder does. Repeating it ends what was leased since.
   */
  endLeases: {
    input: z.object({
      partitionId: z.string(),
      holder: z.string(),
      /** Whether there is still somebody who is to be told, should they come back. */
      tell: z.boolean(),
    }),
    output: z.object({ leases: z.number().int(), slots: z.number().int() }),
  },
  /** Work that jobs of a partition have put aside, the oldest first, for operators. */
  listParked: {
    input: z.object({ partitionId: z.string(), first: z.number().int().max(500) }),
    output: z.object({
      parked: z.array(
        z.object({
          job: z.string(),
          id: z.string(),
          ownerKey: z.string(),
          reason: z.string(),
          attempts: z.number().int(),
          parkedAt: instant,
          nextAttemptAt: instant,
        }),
      ),
    }),
  },
  ...supplyProcedures,
  ...followProcedures,
  ...moveProcedures,
  /** Figures of a partition, for operators; also sent with heartbeats. */
  readStats: {
    input: z.object({ partitionId: z.string() }),
    output: z.object({
      openTasks: z.number().int(),
      slotsAvailable: z.number().int(),
      slotsLeased: z.number().int(),
      target: z.number().int(),
      localShare: z.number().nullable(),
      outboxDepth: z.number().int(),
      outboxOldestSeconds: z.number().int(),
      /** Messages that it handed over in the last minute. */
      outboxPerMinute: z.number().int().default(0),
      staleLeases: z.number().int(),
      /** Work that a job put aside, because it could not be done. */
      parked: z.number().int().default(0),
      supply: z.array(
        z.object({
          typeId: z.string(),
          title: z.string(),
          target: z.number().int(),
          stock: z.number().int(),
          inHand: z.number().int(),
        }),
      ),
      /** Of a performer partition. */
      repository: repositoryTotals.optional(),
      /** Sum of ledger balances by kind of account, in minor units. */
      money: z.record(z.string(), z.number().int()),
      ledgerBalanced: z.boolean(),
    }),
  },
} as const;

export type ProcedureName = keyof typeof procedures;
export type ProcedureInput<P extends ProcedureName> = z.input<(typeof procedures)[P]['input']>;
export type ProcedureCall<P extends ProcedureName> = z.output<(typeof procedures)[P]['input']>;
export type ProcedureOutput<P extends ProcedureName> = z.output<(typeof procedures)[P]['output']>;

/** What a module of a node answers: any subset of the procedures. */
export type ProcedureHandlers = {
  [P in ProcedureName]?: (
    call: ProcedureCall<P>,
    meta: { requestId: string; caller: string },
  ) => Promise<ProcedureOutput<P>>;
};

export type PartitionStats = ProcedureOutput<'readStats'>;
