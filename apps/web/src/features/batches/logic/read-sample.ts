import type { ParseError } from 'papaparse';
import Papa from 'papaparse';
import { countOf } from '#lib/format/number.ts';
import type { JsonRows } from './read-json-rows.ts';
import { readJsonRows } from './read-json-rows.ts';

export interface SampleRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What the beginning of a file holds, as the upload will read it. */
export interface Sample {
  readonly columns: readonly string[];
  readonly rows: readonly SampleRow[];
  /** Empty for JSON lines. */
  readonly delimiter: string;
  /** Rows of a table are counted as in a spreadsheet, JSON lines by their lines. */
  readonly countedBy: 'Row' | 'Line';
  /** What is wrong with some of its rows. */
  readonly warnings: readonly string[];
}

/** As the upload has it: cells that are longer are not taken. */
const longestCell = 64 * 1024;

/** `whole` says whether it is all of the file: the last row of a beginning is probably cut. */
export function readSample(body: string, whole: boolean): Sample {
  const json = readJsonRows(body);
  return json === null ? readTable(body, whole) : describeLines(json, whole);
}

function readTable(body: string, whole: boolean): Sample {
  // Only lines without anything are left out, as the upload does: a line of separators is a row there.
  const { data, errors, meta } = Papa.parse<string[]>(body, { skipEmptyLines: true });
  const [header = [], ...records] = whole ? data : data.slice(0, -1);
  const columns = header.map((name) => name.trim());
  const rows = records.map((cells, index) => ({ number: index + 2, cells }));
  const uneven = rows.find(({ cells }) => cells.length !== columns.length);
  const open = findOpenQuote(body, errors, whole);
  return {
    columns,
    rows,
    delimiter: meta.delimiter,
    countedBy: 'Row',
    warnings: [
      open &&
        `The quote that opens in line ${open} is not closed: rows below it may be taken for a part of its cell.`,
      uneven &&
        `Row ${uneven.number} has ${countOf(uneven.cells.length, 'cell')}, the header has ${columns.length}.`,
    ].filter((text) => typeof text === 'string'),
  };
}

/** The line of a quote without an end, or with one that is another cell's; null if there is none. */
function findOpenQuote(body: string, errors: readonly ParseError[], whole: boolean): number | null {
  const fault = errors.find(({ code, index = 0 }) => {
    // What ends with the sample may be closed behind it.
    if (code === 'MissingQuotes') return whole || body.length - index > longestCell;
    const next = body.indexOf('"', index);
    return code === 'InvalidQuotes' && body.slice(index, next).includes('\n');
  });
  return fault === undefined ? null : body.slice(0, fault.index).split('\n').length;
}

function describeLines({ columns, lines }: JsonRows, whole: boolean): Sample {
  const read = whole ? lines : lines.slice(0, -1);
  const broken = read.find(({ cells }) => cells === null);
  const strange = read.find(({ stranger }) => stranger !== undefined);
  return {
    columns,
    rows: read.map(({ line, cells }) => ({ number: line, cells: cells ?? [] })),
    delimiter: '',
    countedBy: 'Line',
    warnings: [
      broken && `Line ${broken.line} is not an object of JSON like {"column": "value"}.`,
      strange && `Line ${strange.line} has “${strange.stranger}”, which the first line lacks.`,
    ].filter((text) => typeof text === 'string'),
  };
}
