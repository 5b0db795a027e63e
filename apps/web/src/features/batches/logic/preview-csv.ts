import { createTextReader } from '@exchange/tasks';
import Papa from 'papaparse';
import { countOf } from '#lib/format/number.ts';
import { readJsonRows } from './read-json-rows.ts';

/** What the first part of a chosen file tells before anything is sent. */
export interface CsvPreview {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Empty for JSON lines. */
  readonly delimiter: string;
  readonly hadByteOrderMark: boolean;
  /** Rows in the whole file, if the part read was all of it; otherwise a guess from its size. */
  readonly rowCount: number;
  readonly rowCountIsExact: boolean;
  readonly hints: readonly CsvHint[];
}

export interface CsvHint {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

const sampleBytes = 256 * 1024;
const previewRows = 20;

/** Reads the beginning of a CSV file: enough for the header and the first rows, whatever its size. */
export async function previewCsv(file: Blob): Promise<CsvPreview> {
  const whole = file.size <= sampleBytes;
  const bytes = new Uint8Array(await file.slice(0, sampleBytes).arrayBuffer());
  return previewCsvText(decode(bytes), { whole, bytesTotal: file.size });
}

/** The text as the server will read it, in whichever encoding it is saved. */
function decode(bytes: Uint8Array): string {
  const reader = createTextReader(bytes);
  // The sample may end within a character, which is left out.
  const text = new TextDecoder().decode(reader.write(bytes), { stream: true });
  const hadMark = ['efbbbf', 'fffe', 'feff'].some((mark) => startOf(bytes).startsWith(mark));
  return hadMark ? `\uFEFF${text}` : text;
}

function startOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same from text: `whole` says whether it is all of the file. */
export function previewCsvText(
  text: string,
  source: { readonly whole: boolean; readonly bytesTotal: number },
): CsvPreview {
  const hadByteOrderMark = text.startsWith('\uFEFF');
  const body = hadByteOrderMark ? text.slice(1) : text;
  const { rows: all, delimiter } = readLines(body);
  // The last row of a cut sample is probably cut too.
  const lines = source.whole ? all : all.slice(0, -1);
  const columns = (lines[0] ?? []).map((name) => name.trim());
  const records = lines.slice(1);
  const rows = records
    .slice(0, previewRows)
    .map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])));
  return {
    columns,
    rows,
    delimiter,
    hadByteOrderMark,
    rowCount: source.whole ? records.length : guessRows(body, records.length, source.bytesTotal),
    rowCountIsExact: source.whole,
    hints: listHints(columns, records, body),
  };
}

function readLines(body: string): { rows: readonly string[][]; delimiter: string } {
  const rows = readJsonRows(body);
  if (rows !== null) return { rows, delimiter: '' };
  // Only lines without anything, as the upload does: a line of separators is a row there.
  const parsed = Papa.parse<string[]>(body, { skipEmptyLines: true });
  return { rows: parsed.data, delimiter: parsed.meta.delimiter };
}

function guessRows(sample: string, rows: number, bytesTotal: number): number {
  const bytes = new TextEncoder().encode(sample).length;
  return bytes === 0 ? 0 : Math.max(rows, Math.round((rows / bytes) * bytesTotal));
}

function listHints(
  columns: readonly string[],
  records: readonly (readonly string[])[],
  body: string,
): CsvHint[] {
  const hints: CsvHint[] = [];
  if (columns.length === 0) {
    return [{ severity: 'error', message: 'The file is empty. It needs a header and a row.' }];
  }
  if (records.length === 0) {
    hints.push({ severity: 'error', message: 'There is a header but no row below it.' });
  }
  if (body.slice(0, 1_000).includes('\u0000')) {
    hints.push({
      severity: 'error',
      message: 'This is not a text file. In a spreadsheet, save it as “CSV UTF-8”.',
    });
  } else if (body.includes('\uFFFD')) {
    hints.push({
      severity: 'warning',
      message: 'Some letters are not in UTF-8 and will be wrong. Save the file as “CSV UTF-8”.',
    });
  }
  const repeated = columns.filter((name, at) => columns.indexOf(name) !== at);
  if (repeated.length > 0) {
    hints.push({
      severity: 'error',
      message: `Columns need different names: “${repeated[0] ?? ''}” comes twice.`,
    });
  }
  if (columns.some((name) => name === '')) {
    hints.push({ severity: 'warning', message: 'A column has no name in the header.' });
  }
  const uneven = records.findIndex((cells) => cells.length !== columns.length);
  if (uneven >= 0) {
    hints.push({
      severity: 'warning',
      message: `Row ${uneven + 2} has ${countOf(records[uneven]?.length ?? 0, 'cell')}, the header has ${columns.length}.`,
    });
  }
  return hints;
}
