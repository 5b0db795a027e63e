type JsonRow = Readonly<Record<string, unknown>>;

/** The lines of a file as rows of cells, the header first; null if it does not hold objects of JSON. */
export function readJsonRows(body: string): string[][] | null {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const first = readObject(lines[0] ?? '');
  if (first === null) return null;
  const columns = Object.keys(first);
  const rows = lines.map((line) => {
    const object = readObject(line);
    // A line that is cut or broken has no cells: the server names it when it comes to it.
    return object === null ? [] : columns.map((name) => showCell(object[name]));
  });
  return [columns, ...rows];
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
