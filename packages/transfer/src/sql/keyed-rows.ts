import type { Queryable, Statement } from '@exchange/partitions';
import type { TableColumns } from './columns.ts';
import { carriedRow, checksumOf, keyIs, rowHash } from './row-sql.ts';

export interface KeyedRows {
  /** JSON objects, separated by commas; null when no row has the key. */
  readonly rows: string | null;
  readonly checksum: string;
  readonly bytes: number;
}

export type KeysByTable = ReadonlyMap<string, readonly (readonly string[])[]>;

/** What is there under a key that is given as SQL, of type jsonb. */
export function rowsUnder(given: TableColumns, element: string): string {
  const { table } = given;
  return `
    select string_agg(${carriedRow(given)}, ',') as rows, ${checksumOf(rowHash(given))} as checksum
      from ${table.name} r
     where ${keyIs(table, element)} and ${table.where}`;
}

/** One statement for all tables, `$2` their keys as JSON: while an owner waits, each call counts. */
function rowsStatement(tables: readonly TableColumns[]): Statement {
  const each = tables.map((given) => {
    const { name } = given.table;
    return `
      select '${name}' as "table", k.place::int as place, x.rows, coalesce(x.checksum, '0') as checksum,
             coalesce(octet_length(x.rows), 0) as bytes
        from jsonb_array_elements($2::jsonb -> '${name}') with ordinality as k (element, place)
        left join lateral (${rowsUnder(given, 'k.element')}) x on true`;
  });
  return { name: 'transfer-keyed-rows', text: each.join(' union all ') };
}

interface PlacedRows extends KeyedRows {
  readonly table: string;
  readonly place: number;
}

/** What is there under each of some keys, by table, in the order of the keys. */
export async function readKeyed(
  db: Queryable,
  tables: readonly TableColumns[],
  ownerKey: string,
  keys: KeysByTable,
): Promise<ReadonlyMap<string, readonly KeyedRows[]>> {
  const owned = tables.filter(({ table }) => table.kind !== 'shared');
  const rows = await db.query<PlacedRows>(rowsStatement(owned), [
    ownerKey,
    JSON.stringify(Object.fromEntries(keys)),
  ]);
  return Map.groupBy(
    rows.toSorted((one, other) => one.place - other.place),
    ({ table }) => table,
  );
}

/** Adds checksums up as the databases do. */
export function addChecksums(checksums: readonly string[]): string {
  return checksums.reduce((total, one) => total + BigInt(one), 0n).toString();
}
