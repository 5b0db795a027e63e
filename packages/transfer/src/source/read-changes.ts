import type { Partition, Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import type { KeyedRows } from '../sql/keyed-rows.ts';
import { addChecksums, readKeyed } from '../sql/keyed-rows.ts';
import { carriedRow } from '../sql/row-sql.ts';
import type { ChangeSet, ChangeVersion, ChunkLimits, MoveRef } from '../types.ts';

type ChangedTable = ChangeSet['tables'][number];

interface Change {
  readonly table: string;
  readonly key: string;
  readonly version: string;
}

/** What is referred to comes first, so that any number of changes can be written at the other end. */
const listStatement: Statement = {
  name: 'transfer-list-changes',
  text: `
    select table_name as "table", row_key as key, version::text as version
      from owner_changes
     where owner_key = $1
     order by array_position($2::text[], table_name), version
     limit $3`,
};

const countStatement: Statement = {
  name: 'transfer-count-changes',
  text: `
    select count(*)::int as count
      from (select 1 from owner_changes where owner_key = $1 limit $2) as counted`,
};

const mostCounted = 10_000;

/** What a call carries beside the rows is small, so rows alone are counted against the limit of bytes. */
export async function readChanges(
  partition: Partition,
  move: MoveRef,
  limits: ChunkLimits,
): Promise<ChangeSet> {
  const tables = await columnsOf(partition);
  return partition.transact(
    async (tx) => {
      requireState(await look(tx, move), move, ['leaving', 'blocked']);
      return readChangesIn(tx, tables, move.ownerKey, limits);
    },
    { isolation: 'repeatable read' },
  );
}

/** The same within a transaction of its caller. */
export async function readChangesIn(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  limits: ChunkLimits,
): Promise<ChangeSet> {
  const names = tables.map(({ table }) => table.name);
  const changes = await tx.query<Change>(listStatement, [ownerKey, names, limits.rows]);
  const groups = Map.groupBy(changes, ({ table }) => table);
  const keysOf = (group: readonly Change[]) => group.map(({ key }) => JSON.parse(key) as string[]);
  const keysByTable = new Map([...groups].map(([name, group]) => [name, keysOf(group)]));
  const foundByTable =
    changes.length === 0
      ? new Map<string, readonly KeyedRows[]>()
      : await readKeyed(tx, tables, ownerKey, keysByTable);
  const read: ChangedTable[] = [];
  const versions: ChangeVersion[] = [];
  let bytes = 0;
  for (const [name, group] of groups) {
    if (bytes >= limits.bytes) break;
    const keys = keysByTable.get(name) ?? [];
    const found = foundByTable.get(name) ?? [];
    const taken = countWithin(found, limits.bytes - bytes);
    const kept = found.slice(0, taken);
    bytes += kept.reduce((total, row) => total + row.bytes, 0);
    read.push({
      table: name,
      rows: `[${kept.flatMap(({ rows }) => rows ?? []).join(',')}]`,
      checksum: addChecksums(kept.map(({ checksum }) => checksum)),
      keys: keys.slice(0, taken),
      gone: keys.filter((_, place) => place < taken && found[place]?.rows === null),
    });
    group.slice(0, taken).forEach(({ table, version }, place) => {
      versions.push({ table, key: keys[place] ?? [], version });
    });
    if (taken < found.length) break;
  }
  const isAll = versions.length === changes.length && changes.length < limits.rows;
  const left = isAll ? 0 : await countLeft(tx, ownerKey, versions.length);
  return { tables: [...(await readShared(tx, tables, read)), ...read], versions, bytes, left };
}

async function countLeft(tx: Tx, ownerKey: string, taken: number): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(countStatement, [
    ownerKey,
    mostCounted + taken,
  ]);
  return Math.max(0, (counted?.count ?? 0) - taken);
}

/** How many rows fit; always one. */
function countWithin(rows: readonly KeyedRows[], most: number): number {
  let bytes = 0;
  let count = 0;
  for (const row of rows) {
    bytes += row.bytes;
    if (count > 0 && bytes > most) break;
    count += 1;
  }
  return count;
}

/** What the changed rows refer to and the destination may not have: the terms of types. */
async function readShared(
  tx: Tx,
  tables: readonly TableColumns[],
  read: readonly ChangedTable[],
): Promise<ChangedTable[]> {
  const shared = tables.find(({ table }) => table.kind === 'shared');
  if (shared === undefined) return [];
  const typeIds = new Set<string>();
  for (const { rows } of read) {
    for (const row of JSON.parse(rows) as { type_id?: unknown }[]) {
      if (typeof row.type_id === 'string') typeIds.add(row.type_id);
    }
  }
  if (typeIds.size === 0) return [];
  const { name } = shared.table;
  const rows = await tx.query<{ row: string }>(
    {
      name: `transfer-shared-${name}`,
      text: `select ${carriedRow(shared)} as row from ${name} r where r.type_id = any($1::text[])`,
    },
    [[...typeIds]],
  );
  const json = `[${rows.map(({ row }) => row).join(',')}]`;
  return [{ table: name, rows: json, checksum: '0', keys: [], gone: [] }];
}
