import type { Partition, Statement } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import { carriedRow, keyCompared, keyJson, keyOrder } from '../sql/row-sql.ts';
import type { Chunk, ChunkLimits, Cursor, MoveRef } from '../types.ts';
import { nextTable, tableAt } from '../sql/table-order.ts';

/**
 * Rows that were born since the recording began are left to the changes: what they refer to may have
 * been passed already. They are left out by "not in", which is looked up in a hash table whatever the planner
 * thinks of a table that was empty a moment ago. `$2` is the key after which to go on.
 */
function chunkStatement(given: TableColumns, begins: boolean): Statement {
  const { table } = given;
  const row = carriedRow(given);
  const key = keyJson(table);
  const order = keyOrder(table);
  const grouped = table.group === true;
  const picked = grouped ? `string_agg(${row}, ',') as j` : `${row} as j`;
  return {
    name: `transfer-chunk-${table.name}${begins ? '-first' : ''}`,
    text: `
      with picked as materialized (
        select ${picked}, ${key} as k, row_number() over (order by ${order}) as place
          from ${table.name} r
         where ${table.where} and ${begins ? '$2::text is null' : keyCompared(table, '>', '$2::text')}
           and ${key} not in (
             select c.row_key from owner_changes c
              where c.owner_key = $1 and c.table_name = '${table.name}' and c.born)
         ${grouped ? `group by ${order}` : ''}
         order by ${order}
         limit $3
      ), sized as (
        select j, k, place, sum(octet_length(j)) over (order by place) as upto from picked
      )
      select '[' || coalesce(string_agg(j, ',' order by place), '') || ']' as rows,
             count(*)::int as count, coalesce(max(upto), 0)::int as bytes,
             (array_agg(k order by place desc))[1] as last,
             (select count(*) from picked)::int as found
        from sized where upto <= $4 or place = 1`,
  };
}

interface ChunkRow {
  readonly rows: string;
  readonly count: number;
  readonly bytes: number;
  readonly last: string | null;
  readonly found: number;
}

export async function readChunk(
  partition: Partition,
  move: MoveRef,
  cursor: Cursor | null,
  limits: ChunkLimits,
): Promise<Chunk> {
  const tables = await columnsOf(partition);
  return partition.transact(
    async (tx) => {
      requireState(await look(tx, move), move, ['leaving', 'blocked']);
      const read: Chunk['tables'][number][] = [];
      let [at, count, bytes]: [Cursor | null, number, number] = [cursor, 0, 0];
      for (;;) {
        const given = tableAt(tables, at);
        const { name } = given.table;
        const after = at?.table === name ? at.after : null;
        const [row] = await tx.query<ChunkRow>(chunkStatement(given, after === null), [
          move.ownerKey,
          after === null ? null : JSON.stringify(after),
          limits.rows - count,
          limits.bytes - bytes,
        ]);
        if (row === undefined) throw new Error('An aggregate always gives a row.');
        const isWhole = row.count === row.found && row.found < limits.rows - count;
        if (row.count > 0) read.push({ table: name, rows: row.rows });
        count += row.count;
        bytes += row.bytes;
        const last = row.last === null ? null : (JSON.parse(row.last) as string[]);
        const next = isWhole ? nextTable(tables, name) : { table: name, after: last };
        const isFull = !isWhole || count >= limits.rows || bytes >= limits.bytes;
        if (isFull || next === null) return { tables: read, count, bytes, next };
        at = next;
      }
    },
    { isolation: 'repeatable read' },
  );
}
