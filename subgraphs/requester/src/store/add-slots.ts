import type { OwnerKey } from '@exchange/kernel';
import type { Statement, Tx } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-add-slots',
  text: `
    with next as (
      select id, "row" from tasks
       where batch_id = $1 and owner_key = $5 and "row" > $2 order by "row" limit $4
    ), held as (
      select t.id, t.available from tasks t
       where t.id in (select id from next) order by t.id for update of t
    ), moved as (
      update tasks t set wanted = t.wanted + $3, available = t.available + $3
        from held where t.id = held.id
      returning held.available
    )
    select (select max("row") from next) as "lastRow",
           count(*) as tasks, count(*) filter (where available = 0) as "newlyAvailable"
      from moved`,
};

const wantedStatement: Statement = {
  name: 'requester-raise-wanted',
  text: `
    update batches
       set assignments_wanted = assignments_wanted + $2,
           status = case when status = 'completed' then 'open' else status end,
           finished_at = case when status = 'completed' then null else finished_at end
     where id = $1`,
};

/** Adds `slots` to each of up to `limit` tasks after `afterRow`; `lastRow` is null at the end. */
export async function addSlots(
  tx: Tx,
  batchId: string,
  range: { ownerKey: OwnerKey; afterRow: number; slots: number; limit: number },
): Promise<{ lastRow: number | null; tasks: number; newlyAvailable: number }> {
  const [row] = await tx.query<{ lastRow: number | null; tasks: number; newlyAvailable: number }>(
    statement,
    [batchId, range.afterRow, range.slots, range.limit, range.ownerKey],
  );
  return row ?? { lastRow: null, tasks: 0, newlyAvailable: 0 };
}

/** More are wanted for each task; a batch that had completed is open again. */
export async function raiseWanted(tx: Tx, batchId: string, additional: number): Promise<void> {
  await tx.query(wantedStatement, [batchId, additional]);
}
