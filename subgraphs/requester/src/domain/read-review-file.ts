import { ExchangeError } from '@exchange/kernel';
import type { ReviewDecision, ReviewProblem, ReviewReader } from '@exchange/templates';
import { createReviewReader } from '@exchange/templates';
import { readRows } from '../csv/read-rows.ts';
import type { TableRow } from '../csv/table-row.ts';
import { TableBroken, TableTooLarge } from '../csv/table-row.ts';

export const mostReviewBytes = 512 * 1024 * 1024;
/** They are all in memory until they are carried out. */
export const mostDecisions = 100_000;
/** More are counted, not listed: nobody reads them at once. */
const mostProblems = 1_000;

/** What a file with the columns Approve and Reject says. */
export interface ReviewFile {
  readonly decisions: readonly ReviewDecision[];
  /** Lines that decide nothing. */
  readonly undecided: number;
  readonly problems: ProblemList;
}

/** The first problems by line, and how many there are. */
export class ProblemList {
  readonly listed: ReviewProblem[] = [];
  total = 0;

  add(problem: ReviewProblem): void {
    this.total += 1;
    if (this.listed.length < mostProblems) this.listed.push(problem);
  }
}

/**
 * Reads a review while it arrives: CSV of any delimiter or JSON lines, as rows are uploaded.
 *
 * @throws ExchangeError BAD_USER_INPUT for a header that will not do, TOO_LARGE
 */
export async function readReviewFile(source: AsyncIterable<Buffer>): Promise<ReviewFile> {
  const decisions: ReviewDecision[] = [];
  const problems = new ProblemList();
  let undecided = 0;
  let read: ReviewReader | null = null;
  try {
    for await (const row of readRows(source, mostReviewBytes)) {
      if (read === null) {
        read = readHeader(row);
        continue;
      }
      if (row.problem !== undefined) {
        problems.add({ line: row.line, ...row.problem });
        continue;
      }
      const found = read({ line: row.line, cells: cellsOf(row) });
      if (!found.ok) problems.add(found.error);
      else if (found.value === null) undecided += 1;
      else if (decisions.push(found.value) > mostDecisions) throw tooMany();
    }
  } catch (error) {
    if (error instanceof TableTooLarge) {
      const message = `The file is larger than ${mostReviewBytes / 1024 / 1024} MB: split it.`;
      throw new ExchangeError('TOO_LARGE', message);
    }
    if (!(error instanceof TableBroken)) throw error;
    if (read === null) throw refuse({ line: error.line, column: null, message: error.message });
    problems.add({ line: error.line, column: null, message: error.message });
  }
  if (read === null) {
    throw refuse({ line: 1, column: null, message: 'The file is empty.' });
  }
  return { decisions, undecided, problems };
}

function readHeader(row: TableRow): ReviewReader {
  const reader = createReviewReader({ line: row.line, cells: cellsOf(row) });
  if (!reader.ok) throw refuse(reader.error);
  return reader.value;
}

function cellsOf({ cells, values }: TableRow): string[] {
  if (values === undefined) return cells.map((cell) => cell.toString('utf8'));
  return values.map((value) =>
    value === null || value === undefined
      ? ''
      : typeof value === 'string'
        ? value
        : JSON.stringify(value),
  );
}

function refuse(problem: ReviewProblem): ExchangeError {
  return new ExchangeError('BAD_USER_INPUT', problem.message, { details: { problems: [problem] } });
}

function tooMany(): ExchangeError {
  const message = `A file may decide at most ${mostDecisions.toLocaleString('en')} answers: split it.`;
  return new ExchangeError('TOO_LARGE', message);
}
