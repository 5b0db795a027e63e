import type { Queryable, Statement } from '@exchange/partitions';

export interface LendSlot {
  readonly groupId: string;
  readonly typeId: string;
  /** One certain task; null means any. */
  readonly taskId: string | null;
  /** Tasks that the performer held before, which lie on their own partition. */
  readonly heldTaskIds: readonly string[];
  readonly ownRequesterKey: string | null;
  /** What it will stand on. */
  readonly newLeaseId: string;
  /** The performer's partition. */
  readonly partitionId: string;
  /** Whether to wait for slots that others hold locked, instead of passing over them. */
  readonly wait: boolean;
}

/** The slot that left the stock, as the stock had it. */
export interface LentSlot {
  readonly leaseId: string;
  readonly kind: 'exclusive' | 'unlimited';
  readonly taskId: string;
  readonly typeId: string;
  readonly batchId: string;
  readonly requesterKey: string;
  readonly input: Record<string, unknown>;
  readonly priority: number;
  readonly deadlineAt: Date | null;
  readonly expiresAt: Date;
}

/**
 * free → on its way to a performer of another partition who is fed from here. The same choice as an accept
 * from the head of the index `stock_free`; what is left of an item that gives its last slot is nothing, so
 * it goes.
 */
function lendText(locked: 'skip' | 'wait'): string {
  return `
    with moment as materialized (
      select date_trunc('milliseconds', coalesce($1::timestamptz, now())) as at
    ),
    chosen as materialized (
      select s.* from stock_items s
       where s.group_id = $2 and s.type_id = $3 and s.free > 0
         and case
               when s.reserved_for is not null then false
               when s.accept_by < (select at from moment) then false
               when s.deadline_at <= (select at from moment) then false
               when s.requester_key = $6 then false
               when $4::text is not null then s.task_id = $4
               else s.task_id <> all($5::text[])
             end
       order by s.priority desc, s.deadline_at, s.lease_id
       limit 1
         for update ${locked === 'skip' ? 'skip locked' : ''}
    ),
    gone as (
      delete from stock_items s using chosen c
       where s.lease_id = c.lease_id and c.free = 1 and c.in_hand = 0
    ),
    left_over as (
      update stock_items s set free = s.free - 1
        from chosen c where s.lease_id = c.lease_id and c.free + c.in_hand > 1
    ),
    noted as (
      insert into lent_slots (new_lease_id, lease_id, requester_key, partition_id, lent_at)
      select $7, c.lease_id, c.requester_key, $8, moment.at from chosen c, moment
    )
    select lease_id as "leaseId", kind, task_id as "taskId", type_id as "typeId",
           batch_id as "batchId", requester_key as "requesterKey", input, priority,
           deadline_at as "deadlineAt", expires_at as "expiresAt"
      from chosen`;
}

const lend: Statement = { name: 'lend-slot', text: lendText('skip') };
const lendLast: Statement = { name: 'lend-last-slot', text: lendText('wait') };

/** Null when there is none that the performer could do. */
export async function lendSlot(
  db: Queryable,
  slot: LendSlot,
  at: Date | null,
): Promise<LentSlot | null> {
  const { groupId, typeId, taskId, heldTaskIds, ownRequesterKey, newLeaseId, partitionId } = slot;
  const [row] = await db.query<LentSlot>(slot.wait ? lendLast : lend, [
    ...[at, groupId, typeId, taskId, heldTaskIds, ownRequesterKey, newLeaseId, partitionId],
  ]);
  return row ?? null;
}
