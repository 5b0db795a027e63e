import { userId } from '@exchange/kernel';
import type { TaskInterface } from '@exchange/interfaces';
import { interfaceAnswerCells, interfaceAnswerColumns } from '@exchange/interfaces';
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

/** What decides about the columns of a results file. */
export interface ResultsShape {
  /** Columns of the file of rows. */
  readonly columns: readonly string[];
  readonly interface: TaskInterface;
  /** Names that occur in answers to an HTML template. */
  readonly answerNames: readonly string[];
}

/** The header of the results file: fixed columns, those of the input, those of the answer. */
export function formatHeader(shape: ResultsShape): string {
  return formatLine([
    ...fixedColumns,
    ...shape.columns.map((column) => `Input.${column}`),
    ...interfaceAnswerColumns(shape.interface, shape.answerNames),
  ]);
}

/** One submission as a line of CSV (RFC 4180). Texts are exactly as given and answered. */
export function formatRow(row: ResultRow, shape: ResultsShape): string {
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
    ...shape.columns.map((column) => inputCell(row.input, column)),
    ...interfaceAnswerCells(shape.interface, shape.answerNames, row.answer),
  ]);
}

/** One submission as a line of JSON, with input and answer as objects. */
export function formatJson(row: ResultRow): string {
  const { id, taskId, performerKey, status, acceptedAt, submittedAt, surplus, feedback } = row;
  return `${JSON.stringify({
    submissionId: id,
    performerId: userId(performerKey),
    status: status.toUpperCase(),
    workSeconds: workSecondsOf(row),
    taskId,
    acceptedAt,
    submittedAt,
    surplus,
    feedback,
    answer: row.answer,
    input: row.input,
  })}\n`;
}

export function workSecondsOf(row: { acceptedAt: Date; submittedAt: Date }): number {
  return Math.max(0, Math.round((row.submittedAt.getTime() - row.acceptedAt.getTime()) / 1_000));
}

export function inputCell(input: Readonly<Record<string, unknown>>, column: string): string {
  const value = Object.hasOwn(input, column) ? input[column] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A line of CSV (RFC 4180). */
export function formatLine(cells: readonly string[]): string {
  return cells.map(quote).join(',') + lineEnd;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
