import type { Statement, Tx } from '@exchange/partitions';
import type { TableColumns } from './columns.ts';
import { addMoved, movedAccount } from './erase-transfers.ts';
import { keyIs, keyOrder } from './row-sql.ts';

/** In the order of keys; a row that is there becomes like the one that is given. */
function upsertStatement({ table, columns }: TableColumns): Statement {
  const { name, kind, identity = table.key.map(({ column }) => column) } = table;
  const written = [...columns, ...Object.keys(table.carried ?? {})];
  const names = (of: readonly string[]) => of.map((column) => `"${column}"`).join(', ');
  const changed = written.filter((column) => !identity.includes(column));
  const update =
    kind === 'shared' || changed.length === 0
      ? 'do nothing'
      : `do update set ${changed.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
  return {
    name: `transfer-write-${name}`,
    text: `
      insert into ${name} (${names(written)})
      select ${names(written)}
        from json_populate_recordset(null::${name}, $1::json) as r
       order by ${keyOrder(table)}
      ${table.group === true ? '' : `on conflict (${identity.join(', ')}) ${update}`}`,
  };
}

/** Rows that come in groups are replaced: those under the same keys go first. */
function clearStatement({ table }: TableColumns): Statement {
  const { name, key } = table;
  const same = key.map(({ column }) => `r.${column} = g.${column}`).join(' and ');
  return {
    name: `transfer-clear-${name}`,
    text: `
      delete from ${name} r using json_populate_recordset(null::${name}, $1::json) as g where ${same}`,
  };
}

/**
 * A transfer that is here already stays as it is: nothing in a ledger ever changes. What was booked to
 * accounts of the exchange is booked to the account of moved money here, and added to its balance.
 */
function transfersStatement({ columns }: TableColumns): Statement {
  return {
    name: 'transfer-write-transfers',
    text: `
      with given as materialized (
        select r.*, g.entries, g.shared
          from json_array_elements($1::json) as x (element),
               json_populate_record(null::ledger_transfers, x.element) as r,
               json_to_record(x.element) as g (entries json, shared bigint)
      ), added as (
        insert into ledger_transfers (${columns.join(', ')})
        select ${columns.join(', ')} from given order by created_at, id
        on conflict (id) do nothing
        returning id
      ), own as (
        insert into ledger_entries (transfer_id, account_id, amount)
        select given.id, e.value ->> 0, (e.value ->> 1)::bigint
          from given join added on added.id = given.id, json_array_elements(given.entries) as e
      ), moved as (
        insert into ledger_entries (transfer_id, account_id, amount)
        select given.id, $2, given.shared
          from given join added on added.id = given.id
         where given.shared <> 0
        returning amount
      )
      update ledger_accounts a set balance = a.balance + m.amount
        from (select sum(amount) as amount from moved) as m
       where a.id = $2 and m.amount <> 0`,
  };
}

/** Writes rows as they were read, `rows` being a JSON array; repeating it changes nothing. */
export function writeRows(tx: Tx, given: TableColumns, ownerKey: string, rows: string): void {
  if (rows === '[]') return;
  // The account has to be there before entries are booked to it.
  if (given.table.kind === 'transfers') addMoved(tx, ownerKey, 0);
  sendWrites(tx, given, rows);
}

function sendWrites(tx: Tx, given: TableColumns, rows: string): void {
  if (given.table.kind === 'transfers') {
    tx.send(transfersStatement(given), [rows, movedAccount]);
    return;
  }
  if (given.table.group === true) tx.send(clearStatement(given), [rows]);
  tx.send(upsertStatement(given), [rows]);
}

/** All that may be asked to bring changes of any table over, without a row. */
export function rehearseWrites(tx: Tx, tables: readonly TableColumns[]): void {
  for (const given of tables) {
    sendWrites(tx, given, '[]');
    if (given.table.kind === 'rows') sendDeletes(tx, tables, given, []);
  }
}

/** Deletes what is there under keys, and what refers to it. */
export function deleteKeys(
  tx: Tx,
  tables: readonly TableColumns[],
  given: TableColumns,
  keys: readonly (readonly string[])[],
): void {
  if (keys.length > 0) sendDeletes(tx, tables, given, keys);
}

function sendDeletes(
  tx: Tx,
  tables: readonly TableColumns[],
  given: TableColumns,
  keys: readonly (readonly string[])[],
): void {
  const { table } = given;
  const ids = keys.map(([id]) => id ?? '');
  deleteChildren(tx, tables, given, { path: table.name, are: '= any($1::text[])' }, ids);
  tx.send(
    {
      name: `transfer-delete-${table.name}`,
      text: `
        delete from ${table.name} r using jsonb_array_elements($1::jsonb) as k (element)
         where ${keyIs(table, 'k.element')}`,
    },
    [JSON.stringify(keys)],
  );
}

/** Which rows are meant by their ids, as SQL behind a column that refers to them. */
interface Parents {
  readonly path: string;
  readonly are: string;
}

/** A row that is gone where the owner lives has nothing there that refers to it. */
function deleteChildren(
  tx: Tx,
  tables: readonly TableColumns[],
  { table }: TableColumns,
  parents: Parents,
  ids: readonly string[],
): void {
  for (const child of table.children ?? []) {
    const path = `${parents.path}-${child.table}`;
    const given = tables.find((one) => one.table.name === child.table);
    if (given?.table.children !== undefined) {
      const are = `in (select id from ${child.table} where ${child.column} ${parents.are})`;
      deleteChildren(tx, tables, given, { path, are }, ids);
    }
    tx.send(
      {
        name: `transfer-below-${path}`,
        text: `delete from ${child.table} where ${child.column} ${parents.are}`,
      },
      [ids],
    );
  }
}
