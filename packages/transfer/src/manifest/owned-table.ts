export interface KeyColumn {
  readonly column: string;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz';
}

/** How rows of an owner are found in one table, and what of them goes along. SQL calls a row `r`. */
export interface OwnedTable {
  readonly name: string;
  /** Whose a row is. */
  readonly owner: string;
  /** The rows of owner `$1`, in a form that an index serves. */
  readonly where: string;
  /** Everything that goes when the owner is erased, where that is more than `where`. */
  readonly eraseWhere?: string;
  /** Names a row on every partition, and gives the order of a pass over the table. */
  readonly key: readonly KeyColumn[];
  /** Columns of the unique constraint that a row is written by; those of the key when left out. */
  readonly identity?: readonly string[];
  /** Several rows may have one key: they are replaced together. */
  readonly group?: true;
  /**
   * Another unique constraint holds while a row changes from one to the next: those that changed are all
   * taken away before they are written. Nothing refers to them.
   */
  readonly replaced?: true;
  /** Columns that each partition fills in by itself. */
  readonly local?: readonly string[];
  /** Local columns that the destination is told a value for; they are not compared. */
  readonly carried?: Readonly<Record<string, string>>;
  /** Rows that refer to these by `column`; they can only be gone when these are. */
  readonly children?: readonly { readonly table: string; readonly column: string }[];
  /**
   *   rows       as they are
   *   transfers  with their entries, see `ledger-transfers.ts`
   *   shared     what owners' rows refer to: added when absent, never changed, compared or erased
   */
  readonly kind: 'rows' | 'transfers' | 'shared';
}

/** Ids of a kind lie together in every sensible order of texts, since they are equally long. */
export function idsOfOwner(kind: string, column = 'id'): string {
  const first = `'${kind}_' || $1::text || '_'`;
  return `r.${column} > ${first} and r.${column} < ${first} || '${'z'.repeat(23)}'`;
}

/** A table with the column `owner_key`, keyed by ids of a kind. */
export function ownedByIds(name: string, kind: string, more: Partial<OwnedTable> = {}): OwnedTable {
  return {
    name,
    owner: 'r.owner_key',
    where: `${idsOfOwner(kind)} and r.owner_key = $1`,
    key: [{ column: 'id', type: 'text' }],
    kind: 'rows',
    ...more,
  };
}

/** A table whose key begins with the column `owner_key`, or that has few rows. */
export function ownedByKey(
  name: string,
  key: readonly KeyColumn[],
  more: Partial<OwnedTable> = {},
): OwnedTable {
  return { name, owner: 'r.owner_key', where: 'r.owner_key = $1', key, kind: 'rows', ...more };
}

export function text(...columns: string[]): KeyColumn[] {
  return columns.map((column) => ({ column, type: 'text' }));
}

/** Money and messages, which requesters and performers have alike. */
export const commonTables: readonly OwnedTable[] = [
  ownedByKey('ledger_accounts', text('id')),
  ownedByKey(
    'ledger_transfers',
    [
      { column: 'created_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    { identity: ['id'], kind: 'transfers' },
  ),
  {
    name: 'outbox',
    owner: 'outbox_owner(r.kind, r.payload)',
    where: 'outbox_owner(r.kind, r.payload) = $1 and r.delivered_at is null',
    eraseWhere: 'outbox_owner(r.kind, r.payload) = $1',
    key: text('message_id'),
    // A message that was under way is sent again at once: its receiver knows it.
    local: ['id', 'attempts', 'next_attempt_at', 'delivered_at', 'last_error', 'moved_from'],
    carried: { moved_from: 'r.id', next_attempt_at: 'r.created_at' },
    kind: 'rows',
  },
  {
    name: 'inbox',
    owner: 'r.recipient',
    where: 'r.recipient = $1',
    key: text('message_id'),
    kind: 'rows',
  },
];
