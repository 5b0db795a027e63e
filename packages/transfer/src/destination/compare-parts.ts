import type { Partition, Statement } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import { checksumOf, comparedRow, keyCompared, keyJson } from '../sql/row-sql.ts';
import { requireColumns } from '../sql/table-order.ts';
import type { MoveRef, Part } from '../types.ts';

function compareStatement(given: TableColumns, { after, upTo }: Part): Statement {
  const { table } = given;
  const from = after === null ? '$2::text is null' : keyCompared(table, '>', '$2::text');
  const to = upTo === null ? '$3::text is null' : keyCompared(table, '<=', '$3::text');
  const shape = `${after === null ? '' : '-after'}${upTo === null ? '' : '-upto'}`;
  return {
    name: `transfer-compare-${table.name}${shape}`,
    text: `
      select count(*)::int as count, ${checksumOf(comparedRow(given))} as checksum
        from ${table.name} r
       where ${table.where} and ${from} and ${to}
         and ${keyJson(table)} not in (select e::text from jsonb_array_elements($4::jsonb) as x (e))`,
  };
}

/** Rows of the source and the copy of them, by count and checksum. */
export async function compareParts(
  partition: Partition,
  move: MoveRef,
  parts: readonly Part[],
): Promise<{ readonly differing: readonly string[] }> {
  const tables = await columnsOf(partition);
  return partition.transact(async (tx) => {
    requireState(await look(tx, move), move, ['arriving']);
    const differing = new Set<string>();
    for (const part of parts) {
      const [row] = await tx.query<{ count: number; checksum: string }>(
        compareStatement(requireColumns(tables, part.table), part),
        [
          move.ownerKey,
          part.after === null ? null : JSON.stringify(part.after),
          part.upTo === null ? null : JSON.stringify(part.upTo),
          JSON.stringify(part.except),
        ],
      );
      if (row?.count !== part.count || row.checksum !== part.checksum) differing.add(part.table);
    }
    return { differing: [...differing] };
  });
}
