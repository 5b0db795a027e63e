import type { Partition, Statement } from '@exchange/partitions';
import type { PartitionStats } from '../contract/procedures.ts';

/** A live node that was not heard of for longer is suspect. */
export const suspectAfterMs = 10_000;

export interface MeasuredStats {
  readonly partitionId: string;
  readonly stats: PartitionStats;
}

/**
 * Figures are kept only for partitions this node still has: another may have claimed one since. A node
 * that the last copy was thought to have left is live again as soon as one of its copies says so.
 */
const heartbeatStatement: Statement = {
  name: 'registry-heartbeat',
  text: `
    with moment as (select coalesce($2::timestamptz, now()) as at),
    measured as (
      update partitions p
         set stats = s.stats, stats_at = moment.at
        from jsonb_to_recordset($3::jsonb) as s ("partitionId" text, stats jsonb), moment
       where p.id = s."partitionId" and p.node_id = $1
    ),
    instance as (
      update node_instances i set heartbeat_at = moment.at
        from moment where i.id = $4 and i.node_id = $1
      returning i.state
    )
    update nodes n
       set heartbeat_at = moment.at,
           state = case when instance.state = 'live' and n.state in ('draining', 'stopped')
                        then 'live' else n.state end
      from moment, instance
     where n.id = $1
    returning n.state`,
};

/** Tells the directory that this node lives, with the newest figures. False: it is not registered. */
export async function heartbeat(
  database: Partition,
  nodeId: string,
  measured: readonly MeasuredStats[],
  instanceId: string = nodeId,
): Promise<boolean> {
  const rows = await database.query(heartbeatStatement, [
    nodeId,
    database.clock.pinned(),
    JSON.stringify(measured),
    instanceId,
  ]);
  return rows.length === 1;
}
