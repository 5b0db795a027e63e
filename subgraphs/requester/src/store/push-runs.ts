import type { RequesterPartition } from '@exchange/partitions';

/** What became of one type in one offer. */
export interface PushDetail {
  readonly holder: string;
  readonly kind: string;
  readonly typeId: string;
  readonly offered: number;
  readonly taken: number;
  /** accept | part | decline | no answer | withdrawn | nothing granted */
  readonly answer: string;
}

export interface PushRunRecord {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly trigger: string;
  readonly types: number;
  /** Slots. */
  readonly offered: number;
  readonly taken: number;
  readonly declined: number;
  readonly messages: number;
  readonly details: readonly PushDetail[];
}

export async function recordPushRun(
  partition: RequesterPartition,
  run: PushRunRecord,
): Promise<void> {
  await partition.db.pushRun.create({
    data: { ...run, details: run.details.map((detail) => ({ ...detail })) },
  });
}

export function listPushRunRows(partition: RequesterPartition, first: number) {
  return partition.db.pushRun.findMany({
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: first,
    omit: { id: true },
  });
}

/** Older records than these are of no use to an operator. */
export async function purgePushRuns(partition: RequesterPartition, before: Date): Promise<void> {
  await partition.db.pushRun.deleteMany({ where: { startedAt: { lt: before } } });
}
