import type { Tx } from '@exchange/partitions';
import { eraseTransfers } from './erase-transfers.ts';
import type { TableColumns } from './columns.ts';

/**
 * Deletes up to `most` rows of an owner, what refers to others first. Fewer come back when nothing is
 * left.
 */
export async function eraseRows(
  tx: Tx,
  tables: readonly TableColumns[],
  move: { readonly moveId: string; readonly ownerKey: string },
  most: number,
): Promise<number> {
  let erased = 0;
  for (const { table } of tables.toReversed()) {
    if (table.kind === 'shared') continue;
    const { name, where, eraseWhere = where } = table;
    const rest = most - erased;
    if (rest <= 0) return erased;
    if (table.kind === 'transfers') {
      erased += await eraseTransfers(tx, move, rest);
      continue;
    }
    const gone = await tx.query(
      {
        name: `transfer-erase-${name}`,
        text: `
          delete from ${name}
           where ctid = any(array(select r.ctid from ${name} r where ${eraseWhere} limit $2))
          returning 1`,
      },
      [move.ownerKey, rest],
    );
    erased += gone.length;
  }
  return erased;
}
