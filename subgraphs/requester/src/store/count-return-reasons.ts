import type { ReturnReason } from '@exchange/kernel';
import type { Statement, Tx } from '@exchange/partitions';

/** The batches of the tasks are locked: nobody else counts meanwhile. */
const statement: Statement = {
  name: 'requester-count-return-reasons',
  text: `
    with given as (
      select t.batch_id, r.reason, count(*)::int as times
        from unnest($1::text[], $2::text[]) as r (task_id, reason) join tasks t on t.id = r.task_id
       group by 1, 2
    ), counts as (
      select g.batch_id,
             jsonb_object_agg(g.reason,
               g.times + coalesce((b.return_reasons ->> g.reason)::int, 0)) as counted
        from given g join batches b on b.id = g.batch_id
       group by 1
    )
    update batches b set return_reasons = b.return_reasons || c.counted
      from counts c where b.id = c.batch_id
    returning b.id, b.owner_key as "ownerKey"`,
};

/** Counts why tasks were given back, by batch; returns the batches. */
export async function countReturnReasons(
  tx: Tx,
  reasons: readonly { readonly taskId: string; readonly reason: ReturnReason }[],
): Promise<{ id: string; ownerKey: string }[]> {
  if (reasons.length === 0) return [];
  return tx.query(statement, [
    reasons.map(({ taskId }) => taskId),
    reasons.map(({ reason }) => reason),
  ]);
}
