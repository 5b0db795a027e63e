import type { FieldReport } from '../combining/types.ts';
import type { CombinedFileRow } from '../store/list-combined.ts';
import { formatLine, inputCell } from './format-results.ts';

const choiceSeparator = '|';

/** The header of the file of combined answers: the task, its input, four columns for each field. */
export function formatCombinedHeader(
  columns: readonly string[],
  fields: readonly FieldReport[],
): string {
  return formatLine([
    'TaskId',
    'Row',
    ...columns.map((column) => `Input.${column}`),
    ...fields.flatMap(({ name }) => [
      `Combined.${name}`,
      `Confidence.${name}`,
      `Agreement.${name}`,
      `Answers.${name}`,
    ]),
  ]);
}

/** One task as a line of CSV; empty where nobody answered. Shapes are JSON. */
export function formatCombinedRow(
  row: CombinedFileRow,
  columns: readonly string[],
  fields: readonly FieldReport[],
): string {
  return formatLine([
    row.taskId,
    String(row.row),
    ...columns.map((column) => inputCell(row.input, column)),
    ...fields.flatMap((_, place) => {
      const found = row.fields[place];
      if (found === undefined) return ['', '', '', '0'];
      const [value, confidence, agreement, answers] = found;
      return [cellOf(value), shareOf(confidence), shareOf(agreement), String(answers)];
    }),
  ]);
}

/** One task as a line of JSON. */
export function formatCombinedJson(row: CombinedFileRow, fields: readonly FieldReport[]): string {
  const combined = fields.flatMap(({ name }, place) => {
    const found = row.fields[place];
    if (found === undefined) return [];
    const [value, confidence, agreement, answers] = found;
    return [[name, { value, confidence, agreement, answers }] as const];
  });
  const { taskId, input } = row;
  return `${JSON.stringify({ taskId, row: row.row, input, combined: Object.fromEntries(combined) })}\n`;
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) {
    const areChoices = value.every((item) => typeof item === 'string');
    return areChoices ? value.join(choiceSeparator) : JSON.stringify(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shareOf(share: number | null): string {
  return share === null ? '' : String(Number(share.toFixed(4)));
}
