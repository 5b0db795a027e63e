import type { Lane, Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import { carriedRow, keyCompared, keyJson, keyOrder } from '../sql/row-sql.ts';
import { nextTable, tableAt } from '../sql/table-order.ts';
import type { Chunk, ChunkLimits, Cursor, MoveRef } from '../types.ts';

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

/** The beginnings of all tables are asked for at once: most owners have no more than these. */
export async function readChunk(
  lane: Lane,
  move: MoveRef,
  cursor: Cursor | null,
  limits: ChunkLimits,
): Promise<Chunk> {
  const tables = await columnsOf(lane);
  return lane.transact(
    async (tx) => {
      const given = cursor === null ? tables : [tableAt(tables, cursor)];
      const after = cursor?.after ?? null;
      const [away, ...found] = await Promise.all([
        look(tx, move),
        ...given.map((each) => readFrom(tx, each, move.ownerKey, after, limits)),
      ]);
      requireState(away, move, ['leaving', 'blocked']);
      return join(tables, found, limits);
    },
    { isolation: 'repeatable read' },
  );
}

interface Stretch {
  readonly table: string;
  readonly rows: string;
  readonly count: number;
  readonly bytes: number;
  /** Where the rest of the table begins; null when this is all of it. */
  readonly rest: Cursor | null;
}

async function readFrom(
  tx: Tx,
  given: TableColumns,
  ownerKey: string,
  after: readonly string[] | null,
  limits: ChunkLimits,
): Promise<Stretch> {
  const [row] = await tx.query<ChunkRow>(chunkStatement(given, after === null), [
    ownerKey,
    after === null ? null : JSON.stringify(after),
    limits.rows,
    limits.bytes,
  ]);
  if (row === undefined) throw new Error('An aggregate always gives a row.');
  const { rows, count, bytes, last, found } = row;
  const { name: table } = given.table;
  const isWhole = count === found && found < limits.rows;
  const end = last === null ? null : (JSON.parse(last) as string[]);
  return { table, rows, count, bytes, rest: isWhole ? null : { table, after: end } };
}

/** As many as fit, up to the first that goes on. */
function join(
  tables: readonly TableColumns[],
  found: readonly Stretch[],
  limits: ChunkLimits,
): Chunk {
  const read: Chunk['tables'][number][] = [];
  let [count, bytes, next]: [number, number, Cursor | null] = [0, 0, null];
  for (const stretch of found) {
    const { table, rows, rest } = stretch;
    const fits = count + stretch.count <= limits.rows && bytes + stretch.bytes <= limits.bytes;
    if (count > 0 && !fits) return { tables: read, count, bytes, next: { table, after: null } };
    if (stretch.count > 0) read.push({ table, rows });
    count += stretch.count;
    bytes += stretch.bytes;
    next = rest ?? nextTable(tables, table);
    if (rest !== null) break;
  }
  return { tables: read, count, bytes, next };
}
