import { ExchangeError } from '@exchange/kernel';
import { performerKeyOf } from '../domain/check-performers.ts';
import type { SubmissionMatch } from '../store/find-submissions.ts';

/** As callers give it. */
export interface SubmissionFilter {
  readonly performerId?: string | null;
  readonly taskId?: string | null;
  readonly row?: number | null;
  readonly since?: Date | null;
  readonly contains?: string | null;
  readonly field?: string | null;
}

const longest = 200;

/** What a filter asks for; null when it asks for nothing that a walk through the index cannot give. */
export function matchOf(filter: SubmissionFilter): SubmissionMatch | null {
  const { performerId, taskId, row, contains, field } = filter;
  for (const [name, text] of Object.entries({ taskId, contains, field })) {
    if ((text?.length ?? 0) > longest || text?.includes('\0')) {
      throw new ExchangeError(
        'BAD_USER_INPUT',
        `Shorten ${name} to ${longest} characters of text.`,
      );
    }
  }
  const match = {
    // What is no performer's id fits nothing, like one who handed in nothing.
    performerKey: performerId ? (performerKeyOf(performerId) ?? '') : null,
    taskId: taskId ?? null,
    row: row ?? null,
    contains: contains ? contains.toWellFormed() : null,
    field: field ? field.toWellFormed() : null,
  };
  const isPlain = Object.entries(match).every(
    ([name, value]) => name === 'field' || value === null,
  );
  return isPlain ? null : match;
}

/** Where a list begins: where the page does, but not before `since`. */
export function beginningOf(
  after: readonly (string | number)[],
  since: Date | null | undefined,
): readonly (string | number)[] {
  if (since === null || since === undefined) return after;
  return Date.parse(String(after[0])) >= since.getTime() ? after : [since.toISOString(), ''];
}
