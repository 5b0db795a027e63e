import type { Result } from '@exchange/kernel';
import { err, isStorableText, ok } from '@exchange/kernel';
import { canonicalName, findSimilar } from '@exchange/tasks';

/** What a line of a review file decides. */
export type ReviewDecision =
  | { readonly kind: 'approve'; readonly assignmentId: string; readonly line: number }
  | {
      readonly kind: 'reject';
      readonly assignmentId: string;
      readonly line: number;
      /** What the performer will read. */
      readonly reason: string;
    };

/** Why a line, or the whole file, cannot be taken. */
export interface ReviewProblem {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
  readonly suggestion?: string;
}

/** One record of the file and the line where it begins. */
export interface ReviewRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads the lines after the header; null for one that decides nothing. */
export type ReviewReader = (row: ReviewRow) => Result<ReviewDecision | null, ReviewProblem>;

const idColumns = ['AssignmentId', 'SubmissionId'];
const marks = new Set(['x', '✓', '✔', 'yes', 'y', 'true', '1', 'approve', 'approved']);
export const longestReason = 1_024;

/**
 * A reader for a results file in which the requester filled in the columns Approve (an x) or Reject
 * (the reason), as for Mechanical Turk. Other columns do not matter, nor does their order.
 */
export function createReviewReader(header: ReviewRow): Result<ReviewReader, ReviewProblem> {
  const names = header.cells.map((cell) => canonicalName(cell.replace(/^\uFEFF/, '')));
  const placeOf = (name: string) =>
    names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
  const idName = idColumns.find((name) => placeOf(name) !== -1);
  if (idName === undefined) return err(lack(header.line, 'AssignmentId', names));
  const [id, approve, reject] = [placeOf(idName), placeOf('Approve'), placeOf('Reject')];
  if (approve === -1 && reject === -1) return err(lack(header.line, 'Approve', names));
  const decided = new Map<string, number>();
  return ok(({ line, cells }) => {
    const assignmentId = (cells[id] ?? '').trim();
    const mark = (cells[approve] ?? '').trim();
    const reason = (cells[reject] ?? '').trim();
    const refuse = (column: string, message: string) => err({ line, column, message });
    if (mark === '' && reason === '') return ok(null);
    if (assignmentId === '')
      return refuse(idName, 'The line says what, but not of which assignment.');
    if (mark !== '' && reason !== '') {
      return refuse('Approve', 'Fill in Approve or Reject, not both.');
    }
    const first = decided.get(assignmentId);
    if (first !== undefined) {
      return refuse(idName, `The assignment is decided in line ${first} already.`);
    }
    const problem = mark === '' ? checkReason(reason) : checkMark(mark);
    if (problem !== null) return refuse(mark === '' ? 'Reject' : 'Approve', problem);
    decided.set(assignmentId, line);
    if (mark !== '') return ok({ kind: 'approve', assignmentId, line });
    return ok({ kind: 'reject', assignmentId, line, reason });
  });
}

function checkMark(mark: string): string | null {
  if (marks.has(mark.toLowerCase())) return null;
  return `Put an x into Approve, not "${mark.slice(0, 50)}"; a reason belongs into Reject.`;
}

function checkReason(reason: string): string | null {
  if (marks.has(reason.toLowerCase())) {
    return 'Write the reason into Reject: the performer will read it.';
  }
  if (reason.length > longestReason) {
    return `Shorten the reason to ${longestReason} characters; it has ${reason.length}.`;
  }
  return isStorableText(reason) ? null : 'The reason holds characters that cannot be stored.';
}

function lack(line: number, column: string, names: readonly string[]): ReviewProblem {
  const missing = `The file has no column ${column}`;
  const suggestion = findSimilar(column, names);
  if (suggestion === null) return { line, column, message: `${missing}.` };
  return { line, column, message: `${missing}. Did you mean "${suggestion}"?`, suggestion };
}
