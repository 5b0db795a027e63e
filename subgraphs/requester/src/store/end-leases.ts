import { isHere, type Statement, type Tx } from '@exchange/partitions';

/** Locked in the order of their ids, and nothing else is. */
const statement: Statement = {
  name: 'requester-end-leases',
  text: `
    with held as (
      select l.id from leases l
       where l.status = 'active' and $2 in (l.holder, split_part(l.holder, '/', 1)) and ${isHere('l.owner_key')}
         and l.expires_at > coalesce($1::timestamptz, now())
       order by l.id limit $3
         for update of l
    )
    update leases l set expires_at = coalesce($1::timestamptz, now())
      from held h where l.id = h.id
    returning l.id, l.owner_key as "ownerKey", l.holder, l.outstanding`,
};

export interface EndedLease {
  readonly id: string;
  readonly ownerKey: string;
  readonly holder: string;
  readonly outstanding: number;
}

/** Up to `limit` leases of a repository, or of all of a partition, that are not over end now. */
export function endLeases(tx: Tx, holder: string, limit: number): Promise<EndedLease[]> {
  return tx.query(statement, [tx.clock.pinned(), holder, limit]);
}
