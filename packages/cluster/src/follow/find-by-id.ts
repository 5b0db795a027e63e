import type { Queryable, Statement } from '@exchange/partitions';
import type { Finding } from '../contract/follow-procedures.ts';

/** Where an id may occur, and what to show of the rows that have it. */
export interface FollowedTable {
  /** What a row is, for people. */
  readonly what: string;
  readonly table: string;
  /** The condition, with the id as `$1`. */
  readonly where: string;
  readonly at: string;
  /** Whose the row is: in a copy of a user who lives elsewhere it says so. Null: of nobody who moves. */
  readonly owner: string | null;
  /** Columns to show as text, by the name they are shown under; times come as ISO 8601. */
  readonly facts: Readonly<Record<string, string>>;
  /** Columns with ids that lead on. */
  readonly links: Readonly<Record<string, string>>;
}

const mostEach = 20;

/** Messages, which all partitions have: those that are about the id, as long as they wait or are kept. */
export const followedMessages: readonly FollowedTable[] = [
  {
    what: 'message in the outbox',
    table: 'outbox',
    where: `r.message_id = $1 or (r.delivered_at is null and position($1 in r.payload::text) > 0)`,
    at: 'r.created_at',
    owner: 'outbox_owner(r.kind, r.payload)',
    facts: {
      kind: 'r.kind',
      to: 'r.recipient',
      state: `case when r.delivered_at is null then 'waiting' else 'delivered' end`,
      attempts: 'r.attempts::text',
      error: 'r.last_error',
    },
    links: { message: 'r.message_id' },
  },
  {
    what: 'message received',
    table: 'inbox',
    where: 'r.message_id = $1',
    at: 'r.received_at',
    owner: 'r.recipient',
    facts: { kind: 'r.kind' },
    links: {},
  },
];

/** Looks an id up in each of the tables. The tables and columns are ours; the id is a parameter. */
export async function findById(
  database: Queryable,
  tables: readonly FollowedTable[],
  id: string,
): Promise<Finding[]> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const rows = await database.query<{
        at: Date | null;
        facts: Readonly<Record<string, string | null>>;
        links: Readonly<Record<string, string | null>>;
      }>(statementFor(table), [id]);
      return rows.map(({ at, facts, links }): Finding => ({
        what: table.what,
        at,
        facts: entriesOf(facts).map(([name, value]) => ({ name, value })),
        links: entriesOf(links).flatMap(([name, link]) =>
          link === id ? [] : [{ name, id: link }],
        ),
      }));
    }),
  );
  return found.flat();
}

/** What an operator must know of a row that is not the thing itself. */
function copyOf(owner: string): string {
  return `(
    select case w.state when 'left' then 'old, its owner has moved' else 'new, its owner is on the way' end
      from away_owners w where w.owner_key = ${owner} and w.state in ('left', 'arriving'))`;
}

function statementFor({ table, what, where, at, owner, facts, links }: FollowedTable): Statement {
  const object = (columns: Readonly<Record<string, string>>): string =>
    `jsonb_build_object(${Object.entries(columns)
      .map(([name, column]) => `'${name}', ${column}`)
      .join(', ')})`;
  const shown = owner === null ? facts : { ...facts, copy: copyOf(owner) };
  return {
    name: `follow ${what}`,
    text: `
      select ${at} as "at", ${object(shown)} as "facts", ${object(links)} as "links"
        from ${table} r
       where ${where}
       order by ${at} desc nulls last
       limit ${mostEach}`,
  };
}

function entriesOf(values: Readonly<Record<string, string | null>>): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, value]],
  );
}
