import { createTextReader } from '@exchange/tasks';
import type { Sample } from './read-sample.ts';
import { readSample } from './read-sample.ts';

/** What the first part of a chosen file tells before anything is sent. */
export interface CsvPreview extends Pick<Sample, 'columns' | 'delimiter' | 'countedBy'> {
  readonly rows: readonly PreviewRow[];
  readonly hadByteOrderMark: boolean;
  /** Rows in the whole file, if the part read was all of it; otherwise a guess from its size. */
  readonly rowCount: number;
  readonly rowCountIsExact: boolean;
  readonly hints: readonly CsvHint[];
}

export interface PreviewRow {
  /** Of the file, however it is counted. */
  readonly number: number;
  readonly input: Readonly<Record<string, string>>;
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
  // What would look like columns and rows in a file that is no text says nothing.
  const isText = !body.slice(0, 1_000).includes('\u0000');
  const sample = readSample(isText ? body : '', source.whole);
  const { columns, rows, delimiter, countedBy, warnings } = sample;
  return {
    columns,
    delimiter,
    countedBy,
    rows: rows.slice(0, previewRows).map(({ number, cells }) => ({
      number,
      input: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
    })),
    hadByteOrderMark,
    rowCount: source.whole ? rows.length : guessRows(body, rows.length, source.bytesTotal),
    rowCountIsExact: source.whole,
    hints: isText
      ? [
          ...listHints(columns, rows.length, body),
          ...warnings.map((message) => ({ severity: 'warning' as const, message })),
        ]
      : [noText],
  };
}

const noText: CsvHint = {
  severity: 'error',
  message: 'This is not a text file. In a spreadsheet, save it as “CSV UTF-8”.',
};

function guessRows(sample: string, rows: number, bytesTotal: number): number {
  const bytes = new TextEncoder().encode(sample).length;
  return bytes === 0 ? 0 : Math.max(rows, Math.round((rows / bytes) * bytesTotal));
}

function listHints(columns: readonly string[], rowCount: number, body: string): CsvHint[] {
  const hints: CsvHint[] = [];
  if (columns.length === 0) {
    return [{ severity: 'error', message: 'The file is empty. It needs a header and a row.' }];
  }
  if (rowCount === 0) {
    hints.push({ severity: 'error', message: 'There is a header but no row below it.' });
  }
  if (body.includes('\uFFFD')) {
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
  return hints;
}
