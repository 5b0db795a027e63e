import type { Lane, Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import { checksumOf, keyCompared, keyJson, keyOrder, rowHash } from '../sql/row-sql.ts';
import { nextTable, tableAt } from '../sql/table-order.ts';
import type { Cursor, MoveRef, Part, Parts } from '../types.ts';

/**
 * Rows whose changes wait are left out: they are compared when they are written. `$2` is the key behind
 * which the stretch begins. A stretch that did not fill up goes to the end of the table.
 */
function partStatement(given: TableColumns, begins: boolean): Statement {
  const { table } = given;
  const key = keyJson(table);
  const order = keyOrder(table);
  const behind = begins ? '$2::text is null' : keyCompared(table, '>', '$2::text');
  const changed = table.key
    .map(({ type }, place) => `(c.row_key::jsonb ->> ${place})::${type}`)
    .join(', ');
  const bound = (given: string) =>
    table.key.map(({ type }, place) => `(${given}::jsonb ->> ${place})::${type}`).join(', ');
  return {
    name: `transfer-part-${table.name}${begins ? '-first' : ''}`,
    text: `
      with stretch as materialized (
        select ${key} as k, ${rowHash(given)} as hash, row_number() over (order by ${order}) as place
          from ${table.name} r
         where ${table.where} and ${behind}
         order by ${order}
         limit $3
      ), edge as (
        select max(place) as place, (array_agg(k order by place desc))[1] as k from stretch
      ), except_keys as (
        select c.row_key as k
          from owner_changes c, edge
         where c.owner_key = $1 and c.table_name = '${table.name}'
           and ${begins ? 'true' : `(${changed}) > (${bound('$2::text')})`}
           and (coalesce(edge.place, 0) < $3 or (${changed}) <= (${bound('edge.k')}))
      )
      select (select case when place < $3 then null else k end from edge) as "upTo",
             (select coalesce(json_agg(k), '[]')::text from except_keys) as except,
             count(*)::int as count, ${checksumOf('hash')} as checksum
        from stretch where k not in (select k from except_keys)`,
  };
}

interface PartRow {
  readonly upTo: string | null;
  readonly except: string;
  readonly count: number;
  readonly checksum: string;
}

/** Of each table at first: most owners have no more. */
const firstRows = 500;

/** A stretch of one table; at the beginning those of all, up to the first that goes on. */
export async function readParts(
  lane: Lane,
  move: MoveRef,
  cursor: Cursor | null,
  rows: number,
): Promise<Parts> {
  const tables = (await columnsOf(lane)).filter(({ table }) => table.kind !== 'shared');
  return lane.transact(
    async (tx) => {
      const given = cursor === null ? tables : [tableAt(tables, cursor)];
      const [after, most] = cursor === null ? [null, firstRows] : [cursor.after, rows];
      const [away, ...found] = await Promise.all([
        look(tx, move),
        ...given.map((each) => readPart(tx, each, move.ownerKey, after, most)),
      ]);
      requireState(away, move, ['leaving', 'blocked']);
      const open = found.findIndex(({ upTo }) => upTo !== null);
      const parts = open === -1 ? found : found.slice(0, open + 1);
      return { parts, next: behind(tables, parts.at(-1)) };
    },
    { isolation: 'repeatable read' },
  );
}

function behind(tables: readonly TableColumns[], part: Part | undefined): Cursor | null {
  if (part === undefined) return null;
  const { table, upTo } = part;
  return upTo === null ? nextTable(tables, table) : { table, after: upTo };
}

async function readPart(
  tx: Tx,
  given: TableColumns,
  ownerKey: string,
  after: readonly string[] | null,
  rows: number,
): Promise<Part> {
  const [row] = await tx.query<PartRow>(partStatement(given, after === null), [
    ownerKey,
    after === null ? null : JSON.stringify(after),
    rows,
  ]);
  if (row === undefined) throw new Error('A sum always gives a row.');
  return {
    table: given.table.name,
    after,
    upTo: row.upTo === null ? null : (JSON.parse(row.upTo) as string[]),
    except: (JSON.parse(row.except) as string[]).map((key) => JSON.parse(key) as string[]),
    count: row.count,
    checksum: row.checksum,
  };
}
