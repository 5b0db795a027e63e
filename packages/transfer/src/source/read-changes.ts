import type { Lane, Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from '../sql/columns.ts';
import { columnsOf } from '../sql/columns.ts';
import { look, requireState } from '../sql/enter.ts';
import type { KeyedRows } from '../sql/keyed-rows.ts';
import { addChecksums, rowsUnder } from '../sql/keyed-rows.ts';
import { carriedRow, keyIs } from '../sql/row-sql.ts';
import { readDigest } from '../sql/read-digest.ts';
import type { ChangeSet, ChangeVersion, ChunkLimits, MoveRef, ReadPurpose } from '../types.ts';

type ChangedTable = ChangeSet['tables'][number];

interface Change extends KeyedRows {
  readonly table: string;
  readonly key: string;
  readonly version: string;
}

/**
 * What is referred to comes first, so that any number of changes can be written at the other end. Each
 * table is read by the primary key, as far as is needed: a backlog that grew large is never sorted. Of two
 * rows that cannot be there at once the older has the lower key. One statement also reads how the rows are
 * now: while an owner waits, each answer counts.
 */
function changesStatement(tables: readonly TableColumns[]): Statement {
  const each = tables.map(
    (given) => `
      select c.*, x.rows, coalesce(x.checksum, '0') as checksum, coalesce(octet_length(x.rows), 0) as bytes
        from changes c left join lateral (${rowsUnder(given, 'c.key::jsonb')}) x on true
       where c."table" = '${given.table.name}'`,
  );
  return {
    name: 'transfer-read-changes',
    text: `
      with changes as materialized (
        select t.name as "table", t.place, c.row_key as key, c.version::text as version
          from unnest($2::text[]) with ordinality as t (name, place)
          cross join lateral (
            select row_key, version from owner_changes
             where owner_key = $1 and table_name = t.name
             order by row_key
             limit $3
          ) as c
         order by t.place, c.row_key
         limit $3
      ), found as (${each.join(' union all ')})
      select "table", key, version, rows, checksum, bytes from found order by place, key`,
  };
}

const countStatement: Statement = {
  name: 'transfer-count-changes',
  text: `
    select count(*)::int as count
      from (select 1 from owner_changes where owner_key = $1 limit $2) as counted`,
};

const mostCounted = 10_000;

/** What a call carries beside the rows is small, so rows alone are counted against the limit of bytes. */
export async function readChanges(
  lane: Lane,
  move: MoveRef,
  limits: ChunkLimits,
  purpose: ReadPurpose,
): Promise<ChangeSet> {
  const tables = await columnsOf(lane);
  return lane.transact(
    async (tx) => {
      const [away, changes] = await Promise.all([
        look(tx, move),
        readChangesIn(tx, tables, move.ownerKey, limits),
      ]);
      requireState(away, move, ['leaving', 'blocked']);
      if (changes.left > 0) {
        return { ...changes, left: await countLeft(tx, move.ownerKey, changes.versions.length) };
      }
      if (purpose !== 'digest') return changes;
      return { ...changes, digest: await readDigest(tx, tables, move.ownerKey) };
    },
    { isolation: 'repeatable read' },
  );
}

/** The same within a transaction of its caller, in one round trip: `left` is 1 when there are any. */
export async function readChangesIn(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
  limits: ChunkLimits,
): Promise<ChangeSet> {
  const owned = tables.filter(({ table }) => table.kind !== 'shared');
  const names = owned.map(({ table }) => table.name);
  const [changes, shared] = await Promise.all([
    tx.query<Change>(changesStatement(owned), [ownerKey, names, limits.rows]),
    readShared(tx, tables, ownerKey),
  ]);
  const read: ChangedTable[] = [];
  const versions: ChangeVersion[] = [];
  let bytes = 0;
  for (const [name, found] of Map.groupBy(changes, ({ table }) => table)) {
    if (bytes >= limits.bytes) break;
    const kept = found.slice(0, countWithin(found, limits.bytes - bytes));
    const keys = kept.map(({ key }) => JSON.parse(key) as string[]);
    bytes += kept.reduce((total, row) => total + row.bytes, 0);
    read.push({
      table: name,
      rows: `[${kept.flatMap(({ rows }) => rows ?? []).join(',')}]`,
      checksum: addChecksums(kept.map(({ checksum }) => checksum)),
      keys,
      gone: keys.filter((_, place) => kept[place]?.rows === null),
    });
    kept.forEach(({ table, version }, place) => {
      versions.push({ table, key: keys[place] ?? [], version });
    });
    if (kept.length < found.length) break;
  }
  const isAll = versions.length === changes.length && changes.length < limits.rows;
  const carried = changes.length === 0 ? [] : [...shared, ...read];
  return { tables: carried, versions, bytes, left: isAll ? 0 : 1, digest: null };
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

/** What changed rows refer to and the destination may not have: the terms of types. */
function sharedStatement(shared: TableColumns, tables: readonly TableColumns[]): Statement {
  const { name } = shared.table;
  const typeIds = tables
    .filter(({ table, columns }) => table.kind !== 'shared' && columns.includes('type_id'))
    .map(
      ({ table }) => `
        select r.type_id from owner_changes c join ${table.name} r on ${keyIs(table, 'c.row_key::jsonb')}
         where c.owner_key = $1 and c.table_name = '${table.name}' and ${table.where}`,
    );
  return {
    name: `transfer-shared-${name}`,
    text: `
      select ${carriedRow(shared)} as row from ${name} r where r.type_id in (${typeIds.join(' union ')})`,
  };
}

async function readShared(
  tx: Tx,
  tables: readonly TableColumns[],
  ownerKey: string,
): Promise<ChangedTable[]> {
  const shared = tables.find(({ table }) => table.kind === 'shared');
  if (shared === undefined) return [];
  const rows = await tx.query<{ row: string }>(sharedStatement(shared, tables), [ownerKey]);
  if (rows.length === 0) return [];
  const json = `[${rows.map(({ row }) => row).join(',')}]`;
  return [{ table: shared.table.name, rows: json, checksum: '0', keys: [], gone: [] }];
}
