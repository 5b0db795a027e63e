import type { Partition } from '@exchange/partitions';
import { MoveRefusedError } from '../move-refused.ts';
import { columnsOf } from '../sql/columns.ts';
import { enter, requireState } from '../sql/enter.ts';
import { addChecksums, readKeyed } from '../sql/keyed-rows.ts';
import { requireColumns } from '../sql/table-order.ts';
import { deleteKeys, writeRows } from '../sql/write-rows.ts';
import type { ChangeSet, MoveRef } from '../types.ts';

/**
 * Brings changed rows to how they were read, and compares them with that: every row is compared after
 * its last change. What is gone goes first, children before what they refer to.
 */
export async function applyChanges(
  partition: Partition,
  move: MoveRef,
  changes: ChangeSet,
): Promise<number> {
  if (changes.tables.length === 0) return 0;
  const tables = await columnsOf(partition);
  return partition.transact(async (tx) => {
    requireState(await enter(tx, move), move, ['arriving']);
    for (const { table, keys, gone } of changes.tables.toReversed()) {
      const given = requireColumns(tables, table);
      await deleteKeys(tx, tables, given, given.table.replaced === true ? keys : gone);
    }
    let written = 0;
    for (const { table, rows, keys, checksum } of changes.tables) {
      const given = requireColumns(tables, table);
      await writeRows(tx, given, move.ownerKey, rows);
      const now = await readKeyed(tx, given, move.ownerKey, keys);
      if (addChecksums(now.map((row) => row.checksum)) !== checksum) {
        throw new MoveRefusedError('differs', `Rows of ${table} differ from what was read.`);
      }
      written += keys.length;
    }
    return written;
  });
}
