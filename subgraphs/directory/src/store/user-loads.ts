import type { Directory, Statement } from '@exchange/partitions';

export interface UserLoadRow {
  readonly ownerKey: string;
  readonly displayName: string;
  readonly partitionId: string;
  readonly serviceClass: string;
  readonly pinned: boolean;
  readonly requests: number;
  readonly cpuMs: number;
  readonly rows: number;
  readonly bytes: number;
  /** Rows and bytes are counted much less often than requests. */
  readonly sizeMeasuredAt: Date | null;
}

const columns = `
  p.owner_key as "ownerKey", p.display_name as "displayName", p.partition_id as "partitionId",
  p.service_class as "serviceClass", p.pinned,
  coalesce(l.requests / nullif(l.collected_hours, 0), 0) as "requests",
  coalesce(l.cpu_ms / nullif(l.collected_hours, 0), 0) as "cpuMs",
  coalesce(l.rows, 0) as "rows", coalesce(l.bytes, 0) as "bytes",
  l.summarised_at as "sizeMeasuredAt"`;

const heaviestStatement: Statement = {
  name: 'directory-heaviest-users',
  text: `
    select ${columns}
      from measured_loads l
      join placements p on p.owner_key = l.subject
     where $2::text is null or p.partition_id = $2
     order by l.cpu_ms / nullif(l.collected_hours, 0) desc nulls last, p.owner_key
     limit $1`,
};

const settleStatement: Statement = {
  name: 'directory-settle-user',
  text: `
    with settled as (
      update placements
         set pinned = coalesce($2, pinned), service_class = coalesce($3, service_class)
       where owner_key = $1
      returning *
    )
    select ${columns}
      from settled p
      left join measured_loads l on l.subject = p.owner_key`,
};

/** Users with the most processor time, in an hour. */
export function listHeaviestUsers(
  database: Directory,
  first: number,
  partitionId: string | null,
): Promise<UserLoadRow[]> {
  return database.query<UserLoadRow>(heaviestStatement, [first, partitionId]);
}

/** Null leaves as it is. Null when there is no such user. */
export async function settlePlacement(
  database: Directory,
  ownerKey: string,
  pinned: boolean | null,
  serviceClass: string | null,
): Promise<UserLoadRow | null> {
  const [row] = await database.query<UserLoadRow>(settleStatement, [
    ownerKey,
    pinned,
    serviceClass,
  ]);
  return row ?? null;
}
