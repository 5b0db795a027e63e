import type { LeaseMove, TaskMove } from '@exchange/leases';
import type { Statement, Tx } from '@exchange/partitions';

/** The rows are locked by the caller; the check constraints of both tables judge the outcome. */
const statement: Statement = {
  name: 'requester-move-slots',
  text: `
    with moved as (
      update tasks t
         set available = t.available + m.available, leased = t.leased + m.leased,
             done = t.done + m.done, cancelled = t.cancelled + m.cancelled
        from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[])
             as m (id, available, leased, done, cancelled)
       where t.id = m.id
    )
    update leases l
       set outstanding = l.outstanding - m.taken,
           status = case when l.outstanding = m.taken then m.over else l.status end
      from unnest($6::text[], $7::int[], $8::text[]) as m (id, taken, over)
     where l.id = m.id`,
};

export async function moveSlots(
  tx: Tx,
  tasks: readonly TaskMove[],
  leases: readonly LeaseMove[],
): Promise<void> {
  if (tasks.length === 0 && leases.length === 0) return;
  await tx.query(statement, [
    tasks.map((move) => move.taskId),
    tasks.map((move) => move.available),
    tasks.map((move) => move.leased),
    tasks.map((move) => move.done),
    tasks.map((move) => move.cancelled),
    leases.map((move) => move.leaseId),
    leases.map((move) => move.taken),
    leases.map((move) => move.over),
  ]);
}
