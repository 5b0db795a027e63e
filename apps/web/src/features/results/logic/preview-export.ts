import Papa from 'papaparse';
import type { ResultRow } from '../api/list-results.ts';
import type { ResultColumn } from './result-columns.ts';
import { formatCell } from './result-columns.ts';
import { valueOf } from './value-of.ts';

/** The beginning of an export, to look at; the file itself is written by the exchange. */
export function previewExport(
  format: 'csv' | 'jsonl',
  rows: readonly ResultRow[],
  columns: readonly ResultColumn[],
): string {
  if (format === 'jsonl') {
    return rows
      .map((row) =>
        JSON.stringify({
          input: row.task.input,
          answer: row.answer,
          status: row.status.toLowerCase(),
        }),
      )
      .join('\n');
  }
  return Papa.unparse({
    fields: columns.map((column) =>
      column.source === 'input' ? column.key : `Answer.${column.key}`,
    ),
    data: rows.map((row) => columns.map((column) => formatCell(valueOf(row, column)))),
  });
}
