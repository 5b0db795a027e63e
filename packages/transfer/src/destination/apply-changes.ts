import type { Partition, Tx } from '@exchange/partitions';
import { MoveRefusedError } from '../move-refused.ts';
import { columnsOf, type TableColumns } from '../sql/columns.ts';
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
    return applyChangesIn(tx, tables, move.ownerKey, changes);
  });
}

/** The same within a transaction of its caller. */
export async function applyChangesIn(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  changes: ChangeSet,
): Promise<number> {
  if (changes.tables.length === 0) return 0;
  for (const { table, keys, gone } of changes.tables.toReversed()) {
    const given = requireColumns(tables, table);
    await deleteKeys(tx, tables, given, given.table.replaced === true ? keys : gone);
  }
  for (const { table, rows } of changes.tables) {
    await writeRows(tx, requireColumns(tables, table), ownerKey, rows);
  }
  const keysByTable = new Map(changes.tables.map(({ table, keys }) => [table, keys]));
  const found = await readKeyed(tx, tables, ownerKey, keysByTable);
  for (const { table, checksum } of changes.tables) {
    const now = (found.get(table) ?? []).map((row) => row.checksum);
    if (addChecksums(now) !== checksum) {
      throw new MoveRefusedError('differs', `Rows of ${table} differ from what was read.`);
    }
  }
  return changes.versions.length;
}
