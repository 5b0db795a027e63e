import { isHere } from '@exchange/partitions';
import type { RequesterPartition, Statement } from '@exchange/partitions';

/** The accounts of an owner who is being copied here are ahead of their entries, or behind. */
const statement: Statement = {
  name: 'requester-read-stats',
  text: `
    select (select coalesce(sum(tasks_available), 0) from batches b where status = 'open' and ${isHere('b.owner_key')}) as "openTasks",
           (select coalesce(sum(slots_available), 0) from batches b where status = 'open' and ${isHere('b.owner_key')}) as "slotsAvailable",
           (select coalesce(sum(outstanding), 0) from leases l where status = 'active' and ${isHere('l.owner_key')}) as "slotsLeased",
           (select count(*) from leases l where status = 'active' and ${isHere('l.owner_key')}
               and expires_at <= coalesce($1::timestamptz, now()) - $2 * interval '1 second') as "staleLeases",
           (select count(*) from parked_work) as parked,
           (select coalesce(jsonb_object_agg(kind, balance), '{}') from (
              select kind, sum(balance)::bigint as balance from ledger_accounts group by kind) as k) as money,
           (select coalesce(sum(a.balance), 0) from ledger_accounts a
             where not exists (select 1 from away_owners w
                                where w.owner_key = a.owner_key and w.state = 'arriving'))
           + (select coalesce(sum(e.amount), 0)
                from away_owners w join ledger_accounts a on a.owner_key = w.owner_key
                join ledger_entries e on e.account_id = a.id
               where w.state = 'arriving') = 0 as "ledgerBalanced"`,
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
