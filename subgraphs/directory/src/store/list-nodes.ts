import type { Partition, Statement } from '@exchange/partitions';
import { suspectAfterMs } from '@exchange/cluster';

export interface NodeRow {
  readonly id: string;
  /** live, suspect, draining or stopped. */
  readonly state: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
}

/** The database's clock judges heartbeats, since it also wrote them. */
const listNodesStatement: Statement = {
  name: 'directory-list-nodes',
  text: `
    with judged as (
      select id, version, started_at, heartbeat_at,
             case when state in ('live', 'draining')
                   and heartbeat_at <= coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
                  then 'suspect' else state end as state
        from nodes
    )
    select id, state, version, started_at as "startedAt", heartbeat_at as "heartbeatAt"
      from judged
     order by array_position(array['live', 'suspect', 'draining', 'stopped'], state), id`,
};

export function listNodes(database: Partition): Promise<NodeRow[]> {
  return database.query<NodeRow>(listNodesStatement, [database.clock.pinned(), suspectAfterMs]);
}
