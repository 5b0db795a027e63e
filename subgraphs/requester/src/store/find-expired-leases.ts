import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/** Walks the partial index `leases_active_end`. */
const statement: Statement = {
  name: 'requester-find-expired-leases',
  text: `
    select id, task_id as "taskId" from leases l
     where status = 'active' and ${isHere('l.owner_key')}
       and expires_at <= coalesce($1::timestamptz, now()) - $2 * interval '1 second'
     order by expires_at
     limit $3`,
};

export function findExpiredLeases(
  tx: Tx,
  marginSeconds: number,
  limit: number,
): Promise<{ id: string; taskId: string }[]> {
  return tx.query(statement, [tx.clock.pinned(), marginSeconds, limit]);
}
