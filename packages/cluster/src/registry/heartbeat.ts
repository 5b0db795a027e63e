import type { Partition, Statement } from '@exchange/partitions';
import type { PartitionStats } from '../contract/procedures.ts';

/** A live node that was not heard of for longer is suspect. */
export const suspectAfterMs = 10_000;

export interface MeasuredStats {
  readonly partitionId: string;
  readonly stats: PartitionStats;
}

/** Figures are kept only for partitions this node still has: another may have claimed one since. */
const heartbeatStatement: Statement = {
  name: 'registry-heartbeat',
  text: `
    with moment as (select coalesce($2::timestamptz, now()) as at),
    measured as (
      update partitions p
         set stats = s.stats, stats_at = moment.at
        from jsonb_to_recordset($3::jsonb) as s ("partitionId" text, stats jsonb), moment
       where p.id = s."partitionId" and p.node_id = $1
    )
    update nodes n set heartbeat_at = moment.at from moment where n.id = $1
    returning n.state`,
};

/** Tells the directory that this node lives, with the newest figures. False: it is not registered. */
export async function heartbeat(
  database: Partition,
  nodeId: string,
  measured: readonly MeasuredStats[],
): Promise<boolean> {
  const rows = await database.query(heartbeatStatement, [
    nodeId,
    database.clock.pinned(),
    JSON.stringify(measured),
  ]);
  return rows.length === 1;
}
