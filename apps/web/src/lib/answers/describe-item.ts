import type { TaskInterface } from '@exchange/interfaces';
import { listInterfaceVariables } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';

/** The item of a task in a few words, for lists: the first value of its row that the form shows. */
export function describeItem(of: TaskInterface, input: TaskInput, row: number | null): string {
  const shown = listInterfaceVariables(of)
    .map((name) => textOf(input[name]))
    .find((value) => value !== '');
  if (shown === undefined) return row === null ? 'Item' : `Row ${row}`;
  return /^https?:\/\//.test(shown) ? fileOf(shown) : shown;
}

/** Of an address, the part that tells one item from the next. */
function fileOf(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  return path.split('/').findLast((part) => part !== '') ?? url;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
