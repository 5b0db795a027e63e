import type { Lane, Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import { checksumOf, keyCompared, keyJson, rowHash } from '../sql/row-sql.ts';
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
      select count(*)::int as count, ${checksumOf(rowHash(given))} as checksum
        from ${table.name} r
       where ${table.where} and ${from} and ${to}
         and ${keyJson(table)} not in (select e::text from jsonb_array_elements($4::jsonb) as x (e))`,
  };
}

/** Rows of the source and the copy of them, by count and checksum. */
export async function compareParts(
  lane: Lane,
  move: MoveRef,
  parts: readonly Part[],
): Promise<{ readonly differing: readonly string[] }> {
  const tables = await columnsOf(lane);
  return lane.transact(async (tx) => {
    const [away, ...equal] = await Promise.all([
      look(tx, move),
      ...parts.map((part) => isEqual(tx, tables, move.ownerKey, part)),
    ]);
    requireState(away, move, ['arriving']);
    const differing = parts.filter((_, place) => equal[place] === false);
    return { differing: [...new Set(differing.map(({ table }) => table))] };
  });
}

async function isEqual(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  part: Part,
): Promise<boolean> {
  const [row] = await tx.query<{ count: number; checksum: string }>(
    compareStatement(requireColumns(tables, part.table), part),
    [
      ownerKey,
      part.after === null ? null : JSON.stringify(part.after),
      part.upTo === null ? null : JSON.stringify(part.upTo),
      JSON.stringify(part.except),
    ],
  );
  return row?.count === part.count && row.checksum === part.checksum;
}
