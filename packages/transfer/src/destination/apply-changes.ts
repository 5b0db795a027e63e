import type { Lane, Tx } from '@exchange/partitions';
import { MoveRefusedError } from '../move-refused.ts';
import { columnsOf, type TableColumns } from '../sql/columns.ts';
import { enter, requireState } from '../sql/enter.ts';
import { addChecksums, readKeyed } from '../sql/keyed-rows.ts';
import { differingTables, readDigest } from '../sql/read-digest.ts';
import { requireColumns } from '../sql/table-order.ts';
import { deleteKeys, writeRows } from '../sql/write-rows.ts';
import type { ChangeSet, MoveRef } from '../types.ts';

/**
 * Brings changed rows to how they were read, and compares them with that: every row is compared after
 * its last change. What is gone goes first, children before what they refer to.
 */
export async function applyChanges(
  lane: Lane,
  move: MoveRef,
  changes: ChangeSet,
): Promise<{ readonly differing: readonly string[] }> {
  const { digest } = changes;
  if (changes.tables.length === 0 && digest === null) return { differing: [] };
  const tables = await columnsOf(lane);
  return lane.transact(async (tx) => {
    const [, written] = await Promise.all([
      enter(tx, move).then((away) => requireState(away, move, ['arriving'])),
      writeAndCompare(tx, tables, move.ownerKey, changes),
    ]);
    const [table] = written;
    if (table !== undefined) {
      throw new MoveRefusedError('differs', `Rows of ${table} differ from what was read.`);
    }
    if (digest === null) return { differing: [] };
    return { differing: differingTables(digest, await readDigest(tx, tables, move.ownerKey)) };
  });
}

/** Names the tables in which what is there then is not what was read. All is sent before it waits. */
export async function writeAndCompare(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  changes: ChangeSet,
): Promise<readonly string[]> {
  if (changes.tables.length === 0) return [];
  writeChanges(tx, tables, ownerKey, changes);
  const keysByTable = new Map(changes.tables.map(({ table, keys }) => [table, keys]));
  const found = await readKeyed(tx, tables, ownerKey, keysByTable);
  return changes.tables
    .filter(({ table, checksum }) => {
      const now = (found.get(table) ?? []).map((row) => row.checksum);
      return addChecksums(now) !== checksum;
    })
    .map(({ table }) => table);
}

function writeChanges(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  changes: ChangeSet,
): void {
  for (const { table, keys, gone } of changes.tables.toReversed()) {
    const given = requireColumns(tables, table);
    deleteKeys(tx, tables, given, given.table.replaced === true ? keys : gone);
  }
  for (const { table, rows } of changes.tables) {
    writeRows(tx, requireColumns(tables, table), ownerKey, rows);
  }
}
