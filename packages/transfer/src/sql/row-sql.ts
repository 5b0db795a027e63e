import type { KeyColumn, OwnedTable } from '../manifest/owned-table.ts';
import type { TableColumns } from './columns.ts';

/** One text for one value on every server, whatever the settings of a session are. */
function keyText({ column, type }: KeyColumn): string {
  if (type === 'text') return `r.${column}`;
  if (type === 'integer') return `r.${column}::text`;
  const format = type === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
  return `to_char(r.${column}${type === 'date' ? '' : ` at time zone 'UTC'`}, '${format}')`;
}

/** The key of a row as text of a JSON array of texts. */
export function keyJson({ key }: OwnedTable): string {
  return `json_build_array(${key.map(keyText).join(', ')})::text`;
}

/** The columns of the key, for an order. */
export function keyOrder({ key }: OwnedTable): string {
  return key.map(({ column }) => `r.${column}`).join(', ');
}

/** Compares a row with a key that is given as JSON text, such as `$2`. */
export function keyCompared({ key }: OwnedTable, operator: string, given: string): string {
  const columns = key.map(({ column }) => `r.${column}`).join(', ');
  const values = key.map(({ type }, place) => `(${given}::jsonb ->> ${place})::${type}`).join(', ');
  return `(${columns}) ${operator} (${values})`;
}

/** The same for a key in `element`, of type jsonb. */
export function keyIs({ key }: OwnedTable, element: string): string {
  return key
    .map(({ column, type }, place) => `r.${column} = (${element} ->> ${place})::${type}`)
    .join(' and ');
}

/**
 * 64 bits that stand for a row where it is compared: a hash of its values as the database has them, which
 * costs a seventh of one of their text. A transfer of money comes with its entries: those on accounts of its
 * owner as they are, the others as one sum, since at home they are booked to other accounts than elsewhere.
 */
export function rowHash({ table, columns }: TableColumns): string {
  const values = fieldsOf({ table, columns }).map(([, value]) => value);
  return `hash_record_extended(row(${values.join(', ')}), 0)`;
}

/** A row as it travels: with values for columns that the destination fills in by itself. */
export function carriedRow({ table, columns }: TableColumns): string {
  const fields = [...fieldsOf({ table, columns }), ...Object.entries(table.carried ?? {})];
  return `json_build_object(${fields.map(([name, value]) => `'${name}', ${value}`).join(', ')})::text`;
}

const entriesOfTransfer = `(
  select coalesce(jsonb_agg(jsonb_build_array(e.account_id, e.amount) order by e.account_id, e.amount), '[]')
    from ledger_entries e
   where e.transfer_id = r.id and split_part(e.account_id, ':', 1) = r.owner_key)`;
const sharedOfTransfer = `(
  select coalesce(sum(e.amount), 0) from ledger_entries e
   where e.transfer_id = r.id and split_part(e.account_id, ':', 1) <> r.owner_key)`;

function fieldsOf({ table, columns }: TableColumns): (readonly [string, string])[] {
  const own = columns.map((column) => [column, `r."${column}"`] as const);
  if (table.kind !== 'transfers') return own;
  return [...own, ['entries', entriesOfTransfer], ['shared', sharedOfTransfer]];
}

/** Whatever the order of the rows: the sum of their hashes, as text. */
export function checksumOf(hashes: string): string {
  return `coalesce(sum(${hashes}), 0)::text`;
}
