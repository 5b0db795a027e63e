import type { Lane, Statement } from '@exchange/partitions';
import type { OwnedTable } from '../manifest/owned-table.ts';
import { tablesOf } from '../manifest/tables-of.ts';

/** One table with the columns that go along, as the catalogue has them. */
export interface TableColumns {
  readonly table: OwnedTable;
  readonly columns: readonly string[];
}

const statement: Statement = {
  name: 'transfer-columns',
  text: `
    select c.relname as "table", array_agg(a.attname::text order by a.attname) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.oid = any($1::text[]::regclass[]) and a.attnum > 0 and not a.attisdropped
     group by c.relname`,
};

const known = new WeakMap<Lane, Promise<readonly TableColumns[]>>();

/** Read once for each that is open: migrations change tables only before it is opened. */
export function columnsOf(lane: Lane): Promise<readonly TableColumns[]> {
  const before = known.get(lane);
  if (before !== undefined) return before;
  const reading = readColumns(lane);
  known.set(lane, reading);
  reading.catch(() => known.delete(lane));
  return reading;
}

async function readColumns(lane: Lane): Promise<readonly TableColumns[]> {
  if (lane.role === 'directory') throw new RangeError('Nobody lives in the directory.');
  const tables = tablesOf(lane.role);
  const rows = await lane.query<{ table: string; columns: string[] }>(statement, [
    tables.map(({ name }) => name),
  ]);
  const byTable = new Map(rows.map((row) => [row.table, row.columns]));
  return tables.map((table) => {
    const local = new Set(table.local);
    const columns = (byTable.get(table.name) ?? []).filter((column) => !local.has(column));
    return { table, columns };
  });
}
