import { suspectAfterMs } from '@exchange/cluster';
import type { AssessedPartition } from '@exchange/assessment';
import type { Directory, Statement } from '@exchange/partitions';

const listStatement: Statement = {
  name: 'directory-assessed-partitions',
  text: `
    select p.id, p.role, p.service_class as "serviceClass", p.node_id as "nodeId", p.region,
           p.accepting and n.state = 'live'
             and n.heartbeat_at > coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond'
             as "takesUsers"
      from partitions p
      join nodes n on n.id = p.node_id
     order by p.id`,
};

/** All partitions as an assessment sees them. */
export function listAssessedPartitions(database: Directory): Promise<AssessedPartition[]> {
  return database.query<AssessedPartition>(listStatement, [
    database.clock.pinned(),
    suspectAfterMs,
  ]);
}
