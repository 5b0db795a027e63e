import type { LoadSummary } from '@exchange/cluster';
import type { Partition, Queryable, Statement } from '@exchange/partitions';
import { tablesOf } from '@exchange/transfer';

/** Of larger tables only a part is read: about as many rows as this. */
const mostRowsRead = 200_000;

interface TableSize {
  readonly rows: number;
  readonly bytes: number;
}

interface Size {
  rows: number;
  bytes: number;
}

const tableStatement: Statement = {
  name: 'load-table-size',
  text: `
    select greatest(c.reltuples, 0)::float8 as "rows", pg_total_relation_size(c.oid)::float8 as "bytes"
      from pg_class c
     where c.oid = to_regclass($1)`,
};

const databaseStatement: Statement = {
  name: 'load-database-size',
  text: `
    select pg_database_size(current_database())::float8 as "bytes",
           (select count(*) from pg_stat_activity where datname = current_database()) as "connections"`,
};

/**
 * Rows and bytes of every user of a partition, and of the partition as a whole. Bytes are a user's rows
 * times the mean width of the table, indexes counted in.
 */
export async function countSizes(partition: Partition): Promise<{
  readonly users: ReadonlyMap<string, Size>;
  readonly whole: Pick<LoadSummary, 'rows' | 'bytes' | 'connections'>;
}> {
  const users = new Map<string, Size>();
  const role = partition.role === 'requester' ? 'requester' : 'performer';
  let rows = 0;
  for (const table of tablesOf(role)) {
    if (table.kind === 'shared') continue;
    rows += await countTable(partition, table.name, table.owner, users);
  }
  const [whole] = await partition.query<{ bytes: number; connections: number }>(databaseStatement);
  return { users, whole: { rows, bytes: whole?.bytes ?? 0, connections: whole?.connections ?? 0 } };
}

async function countTable(
  database: Queryable,
  name: string,
  owner: string,
  users: Map<string, Size>,
): Promise<number> {
  const [size] = await database.query<TableSize>(tableStatement, [name]);
  const estimated = size?.rows ?? 0;
  const percent = estimated > mostRowsRead ? (100 * mostRowsRead) / estimated : 100;
  const sample = percent < 100 ? ` tablesample system (${percent.toFixed(4)})` : '';
  const counts = await database.query<{ owner: string; rows: number }>({
    name: `load-count-${name}${percent < 100 ? '-sample' : ''}`,
    // The name and the expression are ours: see the manifest of what belongs to whom.
    text: `select ${owner} as "owner", count(*)::float8 as "rows" from ${name} r${sample}
            where ${owner} is not null group by 1`,
  });
  const factor = 100 / percent;
  const total = counts.reduce((sum, each) => sum + each.rows * factor, 0);
  const width = total > 0 ? (size?.bytes ?? 0) / Math.max(total, estimated) : 0;
  for (const each of counts) {
    const known = users.get(each.owner) ?? { rows: 0, bytes: 0 };
    users.set(each.owner, known);
    known.rows += each.rows * factor;
    known.bytes += each.rows * factor * width;
  }
  return total;
}
