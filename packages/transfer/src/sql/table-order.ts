import type { Cursor } from '../types.ts';
import type { TableColumns } from './columns.ts';

/** The table that a pass stands in; the first one at its beginning. */
export function tableAt(tables: readonly TableColumns[], cursor: Cursor | null): TableColumns {
  if (cursor !== null) return requireColumns(tables, cursor.table);
  const [first] = tables;
  if (first === undefined) throw new RangeError('There are no tables of owners.');
  return first;
}

/** The beginning of the table behind it; null behind the last. */
export function nextTable(tables: readonly TableColumns[], name: string): Cursor | null {
  const place = tables.findIndex(({ table }) => table.name === name);
  const next = tables[place + 1];
  return next === undefined ? null : { table: next.table.name, after: null };
}

export function requireColumns(tables: readonly TableColumns[], name: string): TableColumns {
  const found = tables.find(({ table }) => table.name === name);
  if (found === undefined) throw new RangeError(`No table ${name} belongs to owners here.`);
  return found;
}
