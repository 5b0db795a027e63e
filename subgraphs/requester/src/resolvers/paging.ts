import { ExchangeError } from '@exchange/kernel';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Position = readonly (string | number)[];

const mostPerPage = 200;
const longestCursor = 300;

/** How many rows to read for a page: one more tells whether another page follows. */
export function limitOf({ first }: PageArguments): number {
  if (Number.isInteger(first) && first >= 1 && first <= mostPerPage) return first + 1;
  throw new ExchangeError('BAD_USER_INPUT', `Ask for first: 1 to ${mostPerPage}.`);
}

/** Where the page begins, or `start` for the first page. Cursors are opaque to callers. */
export function positionOf(page: PageArguments, start: Position): Position {
  const { after } = page;
  if (after === undefined || after === null || after === '') return start;
  const position = readCursor(after);
  const fits = position?.length === start.length && position.every(fitsPlace);
  if (position !== null && fits) return position;
  throw new ExchangeError('BAD_USER_INPUT', 'Give `after` exactly as `endCursor` had it.');

  function fitsPlace(value: string | number, index: number): boolean {
    if (index > 0 || typeof start[0] === 'number') return typeof value === typeof start[index];
    // The first place of a text position is an instant.
    return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  }
}

export function connectionOf<Row, Node>(
  page: PageArguments,
  rows: readonly Row[],
  positionOfRow: (row: Row) => Position,
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const edges = rows.slice(0, page.first).map((row) => ({
    cursor: Buffer.from(JSON.stringify(positionOfRow(row))).toString('base64url'),
    node: nodeOf(row),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function readCursor(cursor: string): Position | null {
  if (cursor.length > longestCursor) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every(isPlace) ? value : null;
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value < 2 ** 31;
  return typeof value === 'string' && !value.includes('\0');
}
