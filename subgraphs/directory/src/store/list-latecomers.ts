import type { Directory, Statement } from '@exchange/partitions';

/** Somebody who lives on a partition that is being emptied, and whom its drain did not see there. */
export interface Latecomer {
  readonly ownerKey: string;
  /** The last drain of the partition. */
  readonly groupId: string;
  readonly partitionId: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly destinations: readonly string[];
}

/**
 * Who was on the way there when the drain began, or on the way elsewhere by a move that came to nothing.
 * Left alone are those whose move by the drain was cancelled, and those who were taken back there since:
 * both are what an operator wanted after the drain. While an earlier move is open, it is waited for.
 * A switch bears a time a little before others see it, hence the minute; whom the drain saw has a move by it.
 */
const statement: Statement = {
  name: 'directory-latecomers',
  text: `
    with drains as (
      select distinct on (g.partition_id)
             g.id, g.partition_id, g.reason, g.requested_by, g.destinations, g.created_at
        from move_groups g join partitions p on p.id = g.partition_id
       where g.kind = 'drain' and not p.accepting
       order by g.partition_id, g.created_at desc, g.id
    )
    select distinct u.owner_key as "ownerKey", d.id as "groupId", d.partition_id as "partitionId",
           d.reason, d.requested_by as "requestedBy", d.destinations
      from drains d
      join moves m on m.to_partition = d.partition_id
                      and m.flipped_at >= d.created_at - interval '1 minute'
                   or m.from_partition = d.partition_id and m.state in ('cancelled', 'failed')
                      and m.updated_at >= d.created_at
      join move_groups g on g.id = m.group_id
      join placements u on u.owner_key = m.owner_key and u.partition_id = d.partition_id
     where (m.created_at < d.created_at or m.to_partition = d.partition_id and g.kind <> 'take-back')
       and not exists (
             select 1 from moves o
              where o.owner_key = m.owner_key
                and (o.state in ('requested', 'copying', 'catching-up', 'blocked', 'flipped', 'undoing')
                     or o.from_partition = d.partition_id and o.created_at >= d.created_at))
     order by u.owner_key
     limit $1`,
};

export function listLatecomers(database: Directory, limit: number): Promise<Latecomer[]> {
  return database.query<Latecomer>(statement, [limit]);
}
