type JsonRow = Readonly<Record<string, unknown>>;

/** A line of JSON lines. */
export interface JsonLine {
  /** Its number in the file, empty lines counted. */
  readonly line: number;
  /** Its cells, as the columns are; null for what is no object of JSON. */
  readonly cells: readonly string[] | null;
  /** A name that the first line lacks. */
  readonly stranger: string | undefined;
}

export interface JsonRows {
  readonly columns: readonly string[];
  readonly lines: readonly JsonLine[];
}

/** The lines of a file that holds objects of JSON; null if it does not. */
export function readJsonRows(body: string): JsonRows | null {
  const lines = body
    .split('\n')
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '');
  const first = readObject(lines[0]?.text ?? '');
  if (first === null) return null;
  const columns = Object.keys(first);
  return { columns, lines: lines.map(({ line, text }) => readLine(columns, line, text)) };
}

function readLine(columns: readonly string[], line: number, text: string): JsonLine {
  const object = readObject(text);
  if (object === null) return { line, cells: null, stranger: undefined };
  return {
    line,
    cells: columns.map((name) => showCell(object[name])),
    stranger: Object.keys(object).find((key) => !columns.includes(key)),
  };
}

function readObject(line: string): JsonRow | null {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonRow) : null;
  } catch {
    return null;
  }
}

function showCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
