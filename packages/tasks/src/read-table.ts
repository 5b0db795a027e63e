import { isJsonObject } from './read-values.ts';

/** A table that a task shows. */
export interface ShownTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const mostRows = 500;

/**
 * Reads a table out of a text: a JSON list of objects or of lists (the first is the header), or lines
 * of values that tabs, semicolons or commas separate, with quotes as in CSV. At most 500 rows.
 */
export function readTable(text: string): ShownTable {
  const list = readJsonList(text);
  if (list === null) return tableOf(readLines(text));
  if (list.every((item) => isJsonObject(item))) {
    const header = [...new Set(list.flatMap((row) => Object.keys(row)))];
    return tableOf([header, ...list.map((row) => header.map((name) => row[name]))]);
  }
  return tableOf(list.map((row) => (Array.isArray(row) ? (row as unknown[]) : [row])));
}

function tableOf([header = [], ...rows]: readonly (readonly unknown[])[]): ShownTable {
  return {
    header: header.map(cellText),
    rows: rows.slice(0, mostRows).map((row) => row.map(cellText)),
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readJsonList(text: string): unknown[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    // Text that happens to begin with a bracket.
    return null;
  }
}

function readLines(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const separator = ['\t', ';', ','].find((candidate) => first.includes(candidate)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && (letter === separator || letter === '\n')) {
      row.push(cell);
      cell = '';
      if (letter === '\n') rows.push(row.splice(0));
    } else if (isQuoted || letter !== '\r') cell += letter;
  }
  rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((item) => item.trim() !== ''));
}
