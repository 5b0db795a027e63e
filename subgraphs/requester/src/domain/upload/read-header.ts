import { ExchangeError } from '@exchange/kernel';
import type { TaskInterface } from '@exchange/interfaces';
import { checkHeader } from '../../csv/check-header.ts';
import type { TableRow } from '../../csv/table-row.ts';

/** The columns that the first row names. @throws ExchangeError BAD_USER_INPUT with all problems */
export function readHeader(row: TableRow, of: TaskInterface): string[] {
  const checked = checkHeader(row.cells, of);
  if (checked.ok) return checked.value;
  const problems = checked.error;
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new ExchangeError('BAD_USER_INPUT', `${first?.message ?? ''}${more}`, {
    details: { problems: problems.map((problem) => ({ line: row.line, ...problem })) },
  });
}
