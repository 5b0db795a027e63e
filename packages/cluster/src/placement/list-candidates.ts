import type { Partition, Statement } from '@exchange/partitions';
import { suspectAfterMs } from '../registry/heartbeat.ts';
import type { NewUser, PlacementCandidate } from './policy.ts';

/**
 * Only partitions whose node lives: the rows of the new user are made there at once. Those that are
 * drained take nobody.
 */
const candidatesStatement: Statement = {
  name: 'placement-candidates',
  text: `
    select p.id as "partitionId", p.region, p.service_class as "serviceClass",
           coalesce(u.users, 0)::int as "users",
           coalesce(u.shared, 0)::int as "sharedInterests",
           coalesce(t.slots, 0)::int as "slotsOfInterest"
      from partitions p
      join nodes n on n.id = p.node_id
      left join (
        select partition_id, count(*) as users,
               count(*) filter (where interests && $2::text[]) as shared
          from placements
         group by partition_id
      ) u on u.partition_id = p.id
      left join (
        select partition_id, sum(available_slots) as slots
          from task_info
         where category = any($2::text[])
         group by partition_id
      ) t on t.partition_id = p.id
     where p.role = $1 and p.accepting and n.state = 'live'
       and n.heartbeat_at > coalesce($3::timestamptz, now()) - $4 * interval '1 millisecond'
     order by p.id`,
};

export function listCandidates(database: Partition, user: NewUser): Promise<PlacementCandidate[]> {
  return database.query<PlacementCandidate>(candidatesStatement, [
    user.role,
    user.interests,
    database.clock.pinned(),
    suspectAfterMs,
  ]);
}
