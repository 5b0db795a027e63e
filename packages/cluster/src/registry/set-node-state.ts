import type { Partition, Statement } from '@exchange/partitions';
import { suspectAfterMs } from './heartbeat.ts';

/**
 * The state of a process becomes that of its node only when no other process of the node lives: one copy
 * behind an address can be stopped while the others go on.
 */
const setStateStatement: Statement = {
  name: 'registry-set-node-state',
  text: `
    with moment as (select coalesce($3::timestamptz, now()) as at),
    own as (
      update node_instances set state = $2, heartbeat_at = moment.at
        from moment where id = $4 and $2 <> 'stopped'
    ),
    gone as (delete from node_instances where id = $4 and $2 = 'stopped')
    update nodes set state = $2, heartbeat_at = moment.at
      from moment
     where id = $1 and not exists (
       select 1 from node_instances i
        where i.node_id = $1 and i.id <> $4 and i.state = 'live'
          and i.heartbeat_at > moment.at - $5 * interval '1 millisecond')`,
};

/** `draining`: finishes what it has, takes nothing new. `stopped`: serves nothing. */
export async function setNodeState(
  database: Partition,
  nodeId: string,
  state: 'draining' | 'stopped',
  instanceId: string = nodeId,
): Promise<void> {
  await database.query(setStateStatement, [
    nodeId,
    state,
    database.clock.pinned(),
    instanceId,
    suspectAfterMs,
  ]);
}
