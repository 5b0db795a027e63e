import type { RequesterPartition, Statement } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-read-stats',
  text: `
    select (select coalesce(sum(tasks_available), 0) from batches where status = 'open') as "openTasks",
           (select coalesce(sum(slots_available), 0) from batches where status = 'open') as "slotsAvailable",
           (select coalesce(sum(outstanding), 0) from leases where status = 'active') as "slotsLeased",
           (select count(*) from leases where status = 'active'
               and expires_at <= coalesce($1::timestamptz, now()) - $2 * interval '1 second') as "staleLeases",
           (select count(*) from parked_work) as parked,
           (select coalesce(jsonb_object_agg(kind, balance), '{}') from (
              select kind, sum(balance)::bigint as balance from ledger_accounts group by kind) as k) as money,
           (select coalesce(sum(balance), 0) = 0 from ledger_accounts) as "ledgerBalanced"`,
};

export interface PartitionFigures {
  readonly openTasks: number;
  readonly slotsAvailable: number;
  readonly slotsLeased: number;
  readonly staleLeases: number;
  readonly parked: number;
  readonly money: Record<string, number>;
  readonly ledgerBalanced: boolean;
}

export async function readStats(
  partition: RequesterPartition,
  marginSeconds: number,
): Promise<PartitionFigures> {
  const [row] = await partition.query<PartitionFigures>(statement, [
    partition.clock.pinned(),
    marginSeconds,
  ]);
  if (row === undefined) throw new Error('A select without a table gave no row.');
  return row;
}
