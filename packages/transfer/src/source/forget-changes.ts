import type { Lane, Statement } from '@exchange/partitions';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import type { ChangeVersion, MoveRef } from '../types.ts';

/**
 * By version, never by a number up to which all was read: what is numbered lower may commit later. A
 * change that somebody is just making newer is left alone, since it has to be read again anyway.
 */
const statement: Statement = {
  name: 'transfer-forget-changes',
  text: `
    with given as (
      select * from unnest($2::text[], $3::text[], $4::bigint[]) as g (table_name, row_key, version)
    ), old as (
      select c.owner_key, c.table_name, c.row_key
        from owner_changes c join given g using (table_name, row_key, version)
       where c.owner_key = $1
         for update of c skip locked
    )
    delete from owner_changes c using old
     where c.owner_key = old.owner_key and c.table_name = old.table_name and c.row_key = old.row_key`,
};

export async function forgetChanges(
  lane: Lane,
  move: MoveRef,
  versions: readonly ChangeVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  await columnsOf(lane);
  await lane.transact(async (tx) => {
    requireState(await look(tx, move), move, ['leaving', 'blocked']);
    await tx.query(statement, [
      move.ownerKey,
      versions.map(({ table }) => table),
      versions.map(({ key }) => keyText(key)),
      versions.map(({ version }) => version),
    ]);
  });
}

/** As `json_build_array` writes it. */
function keyText(key: readonly string[]): string {
  return `[${key.map((part) => JSON.stringify(part)).join(', ')}]`;
}
