import { userId } from '@exchange/kernel';
import type { TaskForm } from '@exchange/tasks';
import { answerColumns, answerToCells } from '@exchange/tasks';
import type { ResultRow } from '../store/list-results.ts';

const fixedColumns = [
  'TaskId',
  'SubmissionId',
  'PerformerId',
  'Status',
  'AcceptedAt',
  'SubmittedAt',
  'WorkSeconds',
  'Surplus',
  'Feedback',
] as const;

const lineEnd = '\r\n';

/** The header of the results file: fixed columns, those of the input, those of the answer. */
export function formatHeader(columns: readonly string[], form: TaskForm): string {
  return formatLine([
    ...fixedColumns,
    ...columns.map((column) => `Input.${column}`),
    ...answerColumns(form),
  ]);
}

/** One submission as a line of CSV (RFC 4180). Texts are exactly as given and answered. */
export function formatRow(row: ResultRow, columns: readonly string[], form: TaskForm): string {
  return formatLine([
    row.taskId,
    row.id,
    userId(row.performerKey),
    row.status.toUpperCase(),
    row.acceptedAt.toISOString(),
    row.submittedAt.toISOString(),
    String(workSecondsOf(row)),
    String(row.surplus),
    row.feedback ?? '',
    ...columns.map((column) => cellOf(row.input, column)),
    ...answerToCells(form, row.answer),
  ]);
}

/** One submission as a line of JSON, with input and answer as objects. */
export function formatJson(row: ResultRow): string {
  const { id, performerKey, status, ...rest } = row;
  return `${JSON.stringify({
    submissionId: id,
    performerId: userId(performerKey),
    status: status.toUpperCase(),
    workSeconds: workSecondsOf(row),
    ...rest,
  })}\n`;
}

export function workSecondsOf(row: { acceptedAt: Date; submittedAt: Date }): number {
  return Math.max(0, Math.round((row.submittedAt.getTime() - row.acceptedAt.getTime()) / 1_000));
}

function cellOf(input: Readonly<Record<string, unknown>>, column: string): string {
  const value = Object.hasOwn(input, column) ? input[column] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formatLine(cells: readonly string[]): string {
  return cells.map(quote).join(',') + lineEnd;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
