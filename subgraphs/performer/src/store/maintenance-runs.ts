import type { PerformerPartition, Statement, Tx } from '@exchange/partitions';

export interface MaintenanceRunRecord {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly trigger: string;
  readonly target: Readonly<Record<string, number>>;
  readonly stock: Readonly<Record<string, number>>;
  readonly wanted: number;
  readonly acquired: number;
  readonly renewed: number;
  readonly released: number;
  readonly expired: number;
  readonly messages: number;
  readonly details: readonly MaintenanceDetail[];
}

/** What became of one type in one run. */
export interface MaintenanceDetail {
  readonly typeId: string;
  readonly title: string;
  readonly partitionId: string | null;
  readonly target: number;
  readonly stock: number;
  /** Accepts in a period. */
  readonly expected: number;
  readonly asked: number;
  readonly got: number;
  readonly renewed: number;
  readonly released: number;
  readonly reason: string;
}

export async function recordMaintenanceRun(
  partition: PerformerPartition,
  groupId: string,
  run: MaintenanceRunRecord,
): Promise<bigint> {
  const { id } = await partition.db.maintenanceRun.create({
    data: { ...run, groupId, details: run.details.map((detail) => ({ ...detail })) },
    select: { id: true },
  });
  return id;
}

export interface RunsChoice {
  readonly first: number;
  /** Those that began before it. */
  readonly before?: { readonly startedAt: Date; readonly id: string } | null;
  /** Only those that asked for, moved or renewed anything. */
  readonly eventful?: boolean;
}

const some = { gt: 0 } as const;
const anything = {
  OR: [
    { wanted: some },
    { acquired: some },
    { renewed: some },
    { released: some },
    { expired: some },
  ],
};

/** Newest first. */
export function listMaintenanceRunRows(
  partition: PerformerPartition,
  { first, before = null, eventful = false }: RunsChoice,
) {
  const older =
    before === null
      ? {}
      : {
          OR: [
            { startedAt: { lt: before.startedAt } },
            { startedAt: before.startedAt, id: { lt: BigInt(before.id) } },
          ],
        };
  return partition.db.maintenanceRun.findMany({
    where: { AND: [older, eventful ? anything : {}] },
    omit: { target: true, stock: true },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: first,
  });
}

/** Older records than these are of no use to an operator. */
export async function purgeMaintenanceRuns(
  partition: PerformerPartition,
  before: Date,
): Promise<number> {
  const { count } = await partition.db.maintenanceRun.deleteMany({
    where: { startedAt: { lt: before } },
  });
  return count;
}

export async function beginAcquire(
  partition: PerformerPartition,
  attempt: {
    grantId: string;
    partitionId: string;
    groupId: string;
    input: object;
    startedAt: Date;
  },
): Promise<void> {
  await partition.db.acquireAttempt.create({ data: attempt });
}

/** Pulls of a group, or of all groups but some, that a crash left in the middle. */
export function listAcquireAttempts(
  partition: PerformerPartition,
  groupId: string | { readonly notIn: string[] },
) {
  const where = { groupId };
  return partition.db.acquireAttempt.findMany({ where, orderBy: { startedAt: 'asc' }, take: 100 });
}

/** Whether this requester partition still owes the answer to a pull. */
export async function isPullOpen(
  partition: PerformerPartition,
  groupId: string,
  partitionId: string,
): Promise<boolean> {
  const where = { groupId, partitionId };
  return (
    (await partition.db.acquireAttempt.findFirst({ where, select: { grantId: true } })) !== null
  );
}

export async function dropAcquireAttempt(
  partition: PerformerPartition,
  grantId: string,
): Promise<void> {
  await partition.db.acquireAttempt.deleteMany({ where: { grantId } });
}

const finish: Statement = {
  name: 'finish-acquire',
  text: 'delete from acquire_attempts where grant_id = $1 returning grant_id',
};

/**
 * Ends an attempt in the transaction that writes what it brought. False when the attempt was ended
 * before: a repeat that ran beside it has written the grant, whose slots may be used up by now.
 */
export async function finishAcquire(tx: Tx, grantId: string): Promise<boolean> {
  return (await tx.query(finish, [grantId])).length === 1;
}
