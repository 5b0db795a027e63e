import type { Partition, Statement } from '@exchange/partitions';
import type { AwayOwner } from './types.ts';

const statement: Statement = {
  name: 'transfer-list-away',
  text: `
    select a.owner_key as "ownerKey", a.move_id as "moveId", a.attempt, a.state,
           to_char(a.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
      from away_owners a
     order by a.owner_key`,
};

/** Everybody who is not simply at home in this partition. */
export function listAway(partition: Partition): Promise<AwayOwner[]> {
  return partition.query<AwayOwner>(statement);
}
