import type { Queryable, Statement } from '@exchange/partitions';
import type { TableColumns } from './columns.ts';
import { carriedRow, checksumOf, comparedRow, keyIs } from './row-sql.ts';

export interface KeyedRows {
  /** JSON objects, separated by commas; null when no row has the key. */
  readonly rows: string | null;
  readonly checksum: string;
  readonly bytes: number;
}

/** What is there under each of some keys, `$2` as JSON, in their order. */
function rowsStatement(given: TableColumns): Statement {
  const { table } = given;
  return {
    name: `transfer-rows-${table.name}`,
    text: `
      select x.rows, coalesce(x.checksum, '0') as checksum, coalesce(octet_length(x.rows), 0) as bytes
        from jsonb_array_elements($2::jsonb) with ordinality as k (element, place)
        left join lateral (
          select string_agg(${carriedRow(given)}, ',') as rows, ${checksumOf(comparedRow(given))} as checksum
            from ${table.name} r
           where ${keyIs(table, 'k.element')} and ${table.where}
        ) x on true
       order by k.place`,
  };
}

export function readKeyed(
  db: Queryable,
  given: TableColumns,
  ownerKey: string,
  keys: readonly (readonly string[])[],
): Promise<KeyedRows[]> {
  return db.query<KeyedRows>(rowsStatement(given), [ownerKey, JSON.stringify(keys)]);
}

/** Adds checksums up as the databases do. */
export function addChecksums(checksums: readonly string[]): string {
  return checksums.reduce((total, one) => total + BigInt(one), 0n).toString();
}
