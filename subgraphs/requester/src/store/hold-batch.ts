import type { OwnerKey } from '@exchange/kernel';
import type { Statement, Tx } from '@exchange/partitions';

/** A batch of a requester with its type's terms, held still until the transaction ends. */
export interface HeldBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly typeId: string;
  readonly status: string;
  readonly tasksStatus: string;
  readonly deadlineAt: Date | null;
  readonly overdue: boolean;
  readonly published: boolean;
  readonly assignmentsWanted: number;
  readonly mergeEqualRows: boolean;
  readonly priority: number;
  readonly columns: string[];
  readonly rowsBad: number;
  readonly tasks: number;
  readonly slotsWanted: number;
  readonly slotsAvailable: number;
  readonly slotsLeased: number;
  readonly submitted: number;
  readonly rewardMinor: number;
  readonly currency: string;
  readonly typeArchived: boolean;
  readonly form: unknown;
}

/** The type is held too: its terms are fixed by the same transaction, or must not change meanwhile. */
const statement: Statement = {
  name: 'requester-hold-batch',
  text: `
    select b.id, b.owner_key as "ownerKey", b.type_id as "typeId", b.status,
           b.tasks_status as "tasksStatus", b.deadline_at as "deadlineAt",
           coalesce(b.deadline_at <= coalesce($3::timestamptz, now()), false) as overdue,
           b.published_at is not null as published,
           b.assignments_wanted as "assignmentsWanted", b.merge_equal_rows as "mergeEqualRows",
           b.priority, b.columns, b.rows_bad as "rowsBad", b.tasks,
           b.slots_wanted as "slotsWanted", b.slots_available as "slotsAvailable",
           b.slots_leased as "slotsLeased", b.submitted,
           t.reward_minor as "rewardMinor", t.currency, t.archived_at is not null as "typeArchived",
           t.form
      from batches b join task_types t on t.id = b.type_id
     where b.id = $1 and b.owner_key = $2
       for no key update of b, t`,
};

export async function holdBatch(
  tx: Tx,
  batchId: string,
  ownerKey: OwnerKey,
): Promise<HeldBatch | null> {
  const [row] = await tx.query<HeldBatch>(statement, [batchId, ownerKey, tx.clock.pinned()]);
  return row ?? null;
}
