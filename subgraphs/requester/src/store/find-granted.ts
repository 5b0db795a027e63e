import type { GrantedLease } from '@exchange/cluster';
import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/** A repeat of a call that is still running waits here until that one is done. */
const turnStatement: Statement = {
  name: 'requester-grant-turn',
  text: `select pg_advisory_xact_lock(hashtextextended('grant ' || $1, 0))`,
};

const statement: Statement = {
  name: 'requester-find-granted',
  text: `
    select l.id as "leaseId", l.epoch, l.kind, l.task_id as "taskId", l.type_id as "typeId",
           l.batch_id as "batchId", l.owner_key as "requesterKey", t.input,
           l.outstanding as slots, t.priority, b.deadline_at as "deadlineAt",
           l.expires_at as "expiresAt"
      from leases l join tasks t on t.id = l.task_id join batches b on b.id = l.batch_id
     where l.grant_id = $1 and l.holder = $2 and l.status = 'active' and ${isHere('l.owner_key')}
     order by l.id`,
};

/**
 * What an earlier call with this grant id was given and is not over. Leases of a batch that was paused
 * or ended since are in it: their recall may have passed a holder that did not know them yet, which
 * remembers it and sends them back when they arrive.
 */
export async function findGranted(
  tx: Tx,
  grantId: string,
  holder: string,
): Promise<GrantedLease[]> {
  await tx.query(turnStatement, [grantId]);
  return tx.query(statement, [grantId, holder]);
}
