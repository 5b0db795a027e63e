import { isJsonLines, readJsonLines } from './read-json-lines.ts';
import { readCsv } from './read-csv.ts';
import type { TablePlace, TableRow } from './table-row.ts';
import { openText } from './text-source.ts';

/**
 * Reads the rows of a file as it arrives, in constant memory: CSV with commas, semicolons, tabs or
 * bars, or JSON lines; in UTF-8, UTF-16 or Windows-1252. All of that is found out from the file. The
 * first row names the columns. With a place to go on from, the source is what follows there, and the
 * columns are those that the file began with.
 *
 * @throws TableBroken TableTooLarge
 */
export async function* readRows(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
  after: { readonly place: TablePlace; readonly columns: readonly string[] } | null = null,
): AsyncGenerator<TableRow> {
  const text = await openText(source, mostBytes, after?.place.bytes ?? 0);
  if (after === null) yield* isJsonLines(text.head) ? readJsonLines(text) : readCsv(text);
  else if (after.place.delimiter === null) yield* readJsonLines(text, after);
  else yield* readCsv(text, after.place);
}
