import type { Pseudonyms } from '@exchange/service';
import type { ReviewDecision } from '@exchange/templates';
import type { Reviewable } from '../store/list-reviewable.ts';
import type { ProblemList, ReviewFile } from './read-review-file.ts';

/** What a review will change. */
export interface ReviewPlan {
  /** Ids of submissions to approve. */
  readonly approve: readonly string[];
  /** Ids of submissions to reject, by the reason. */
  readonly reject: ReadonlyMap<string, readonly string[]>;
  /** Answers that are decided like this already. */
  readonly unchanged: number;
  /** Lines that decide nothing. */
  readonly undecided: number;
  readonly problems: ProblemList;
}

/**
 * Finds the answers that a file speaks of. It may name them by submission, by assignment, or by the
 * name that the requester's pages and Mechanical Turk's layout have for an assignment.
 */
export async function planReview(
  file: ReviewFile,
  submissions: AsyncIterable<readonly Reviewable[]>,
  pseudonyms: Pick<Pseudonyms, 'assignment'>,
): Promise<ReviewPlan> {
  const open = new Map(file.decisions.map((decision) => [decision.assignmentId, decision]));
  const found: { readonly decision: ReviewDecision; readonly submission: Reviewable }[] = [];
  const byLine = new Map<string, number>();
  const { problems } = file;
  const hasAliases = file.decisions.some(({ assignmentId }) => !assignmentId.includes('_'));
  for await (const page of submissions) {
    for (const submission of page) {
      const names = [
        submission.id,
        submission.assignmentId,
        ...(hasAliases ? [pseudonyms.assignment(submission.assignmentId)] : []),
      ];
      for (const name of names) {
        const decision = open.get(name);
        if (decision === undefined) continue;
        open.delete(name);
        const first = byLine.get(submission.id);
        if (first === undefined) {
          byLine.set(submission.id, decision.line);
          found.push({ decision, submission });
        } else {
          const message = `The assignment is decided in line ${first} already.`;
          problems.add({ line: decision.line, column: 'AssignmentId', message });
        }
      }
    }
    if (open.size === 0) break;
  }
  for (const { line } of open.values()) {
    const message = 'This batch has no such answer: is it the file of another batch?';
    problems.add({ line, column: 'AssignmentId', message });
  }
  return { ...sort(found, problems), undecided: file.undecided, problems };
}

function sort(
  found: readonly { readonly decision: ReviewDecision; readonly submission: Reviewable }[],
  problems: ProblemList,
) {
  const approve: string[] = [];
  const reject = new Map<string, string[]>();
  let unchanged = 0;
  for (const { decision, submission } of found) {
    const wanted = decision.kind === 'approve' ? 'approved' : 'rejected';
    if (submission.status === wanted) unchanged += 1;
    else if (submission.status !== 'submitted') {
      const message = `The answer was ${submission.status} before; a file does not change that.`;
      const column = decision.kind === 'approve' ? 'Approve' : 'Reject';
      problems.add({ line: decision.line, column, message });
    } else if (decision.kind === 'approve') approve.push(submission.id);
    else {
      const same = reject.get(decision.reason);
      if (same === undefined) reject.set(decision.reason, [submission.id]);
      else same.push(submission.id);
    }
  }
  return { approve, reject, unchanged };
}
