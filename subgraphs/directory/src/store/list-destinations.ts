import { suspectAfterMs } from '@exchange/cluster';
import type { Directory, Statement } from '@exchange/partitions';

/** A partition to which users can be moved. */
export interface Destination {
  readonly id: string;
  readonly role: 'requester' | 'performer';
  readonly accepting: boolean;
  /** Whether a node that lives serves it. */
  readonly isServed: boolean;
  /** Users who live there or are on their way there. */
  readonly users: number;
}

const destinationsStatement: Statement = {
  name: 'directory-destinations',
  text: `
    select p.id, p.role, p.accepting,
           n.state = 'live'
             and n.heartbeat_at > coalesce($1::timestamptz, now()) - $2 * interval '1 millisecond' as "isServed",
           (select count(*) from placements u where u.partition_id = p.id)
             + (select count(*) from moves m
                 where m.to_partition = p.id
                   and m.state in ('requested', 'copying', 'catching-up', 'blocked')) as "users"
      from partitions p
      join nodes n on n.id = p.node_id
     order by p.id`,
};

const acceptingStatement: Statement = {
  name: 'directory-set-accepting',
  text: `update partitions set accepting = $2 where id = $1 and accepting <> $2`,
};

const residentsStatement: Statement = {
  name: 'directory-residents',
  text: `
    select owner_key as "ownerKey" from placements
     where partition_id = $1 and owner_key > $2
     order by owner_key
     limit $3`,
};

export function listDestinations(database: Directory): Promise<Destination[]> {
  return database.query<Destination>(destinationsStatement, [
    database.clock.pinned(),
    suspectAfterMs,
  ]);
}

/** Whether new users are placed, and users are moved, there. */
export async function setAccepting(
  database: Directory,
  partitionId: string,
  accepting: boolean,
): Promise<void> {
  await database.query(acceptingStatement, [partitionId, accepting]);
}

/** Who lives on a partition, page by page in the order of their keys. */
export async function listResidents(
  database: Directory,
  partitionId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ ownerKey: string }>(residentsStatement, [
    partitionId,
    after,
    limit,
  ]);
  return rows.map(({ ownerKey }) => ownerKey);
}
