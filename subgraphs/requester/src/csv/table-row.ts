/** One record of a file: the bytes of its cells, unquoted, and the line where it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Buffer[];
  /** Bytes of the file read up to its end. */
  readonly bytes: number;
  /** Where the next row begins; null where that cannot be told exactly. */
  readonly next: TablePlace | null;
  /** The values of a line of JSON, in the order of the columns; then there are no cells. */
  readonly values?: readonly unknown[];
  /** Why the line cannot be used, though the file goes on. */
  readonly problem?: { readonly column: string | null; readonly message: string };
}

/** A place between two rows of a file in UTF-8, from which reading can go on. */
export interface TablePlace {
  readonly bytes: number;
  /** Lines before it. */
  readonly lines: number;
  /** Null in a file of JSON lines. */
  readonly delimiter: string | null;
}

/** The file cannot be read any further from `line` on. */
export class TableBroken extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The file is larger than it may be. */
export class TableTooLarge extends Error {}

export const longestRow = 8 * 1024 * 1024;
