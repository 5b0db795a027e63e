import type { Statement, Tx } from '@exchange/partitions';
import type { Digest } from '../types.ts';
import type { TableColumns } from './columns.ts';
import { checksumOf, rowHash } from './row-sql.ts';

/** Tables with more rows are compared part by part, and row by row since; only their rows are counted. */
export const wholeDigestRows = 500;

function digestStatement(tables: readonly TableColumns[]): Statement {
  const each = tables.map((given) => {
    const { name, where } = given.table;
    const checksum = `(select ${checksumOf(rowHash(given))} from ${name} r where ${where})`;
    return `
      select '${name}' as "table", n.count,
             case when n.count <= ${wholeDigestRows} then ${checksum} end as checksum
        from (select count(*)::int as count from ${name} r where ${where}) as n`;
  });
  return { name: 'transfer-digest', text: each.join(' union all ') };
}

/** An owner's rows by table, at one moment. */
export async function readDigest(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
): Promise<Digest> {
  const compared = tables.filter(({ table }) => table.kind !== 'shared');
  return {
    tables: await tx.query<Digest['tables'][number]>(digestStatement(compared), [ownerKey]),
  };
}

/** Names of the tables in which two digests differ. */
export function differingTables(one: Digest, other: Digest): string[] {
  const before = new Map(one.tables.map((table) => [table.table, table]));
  const names = new Set([...one.tables, ...other.tables].map(({ table }) => table));
  const after = new Map(other.tables.map((table) => [table.table, table]));
  return [...names].filter((name) => {
    const [a, b] = [before.get(name), after.get(name)];
    return a?.count !== b?.count || a?.checksum !== b?.checksum;
  });
}
