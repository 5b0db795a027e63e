import type { Statement, Tx } from '@exchange/partitions';

/** A batch with the terms that money moves need, locked. */
export interface LockedBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly typeId: string;
  readonly status: string;
  /** Whether money was reserved for it. */
  readonly funded: boolean;
  readonly rewardMinor: number;
  readonly currency: string;
  readonly autoApprovalSeconds: number;
}

/**
 * The status has to be read under the lock: a slot that comes back while its batch is being
 * cancelled must not become available after the cancellation has walked past its task.
 */
const statement: Statement = {
  name: 'requester-lock-batches',
  text: `
    select b.id, b.owner_key as "ownerKey", b.type_id as "typeId", b.status,
           b.published_at is not null as funded,
           t.reward_minor as "rewardMinor", t.currency,
           t.auto_approval_seconds as "autoApprovalSeconds"
      from batches b join task_types t on t.id = b.type_id
     where b.id = any($1::text[])
     order by b.id
       for update of b`,
};

export function lockBatches(tx: Tx, batchIds: readonly string[]): Promise<LockedBatch[]> {
  return tx.query(statement, [[...new Set(batchIds)]]);
}
