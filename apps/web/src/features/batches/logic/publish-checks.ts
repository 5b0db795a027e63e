import { countOf, formatCount } from '#lib/format/number.ts';

/** What must be known of a draft to say whether it can be published. */
export interface DraftFacts {
  readonly status: string;
  readonly tasks: number;
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly skipBadRows: boolean;
  readonly costMinor: number;
  readonly availableMinor: number;
  readonly deadlineAt: string | null;
}

export type CheckState = 'pass' | 'fail' | 'note';

export interface PublishCheck {
  readonly key: 'rows' | 'bad-rows' | 'funds' | 'deadline';
  readonly label: string;
  readonly state: CheckState;
  readonly detail: string;
}

/** The named checks of a draft, in the order in which a person would put them right. */
export function listPublishChecks(
  draft: DraftFacts,
  nowMs: number,
  formatMinor: (minor: number) => string,
): PublishCheck[] {
  return [rows(draft), badRows(draft), deadline(draft, nowMs), funds(draft, formatMinor)];
}

export function canPublish(checks: readonly PublishCheck[]): boolean {
  return checks.every((check) => check.state !== 'fail');
}

function rows(draft: DraftFacts): PublishCheck {
  const state = draft.status === 'DRAFT' && draft.tasks > 0 ? 'pass' : 'fail';
  const { tasks, rowsReceived, rowsBad } = draft;
  const good = rowsBad === 0 ? '' : `${formatCount(rowsReceived - rowsBad)} of `;
  const detail =
    state === 'pass'
      ? `${countOf(tasks, 'task')} from ${good}${countOf(rowsReceived, 'row')}.`
      : 'Upload a file with at least one good row.';
  return { key: 'rows', label: 'The rows are in', state, detail };
}

function badRows(draft: DraftFacts): PublishCheck {
  const label = 'Every row can be used';
  if (draft.rowsBad === 0) {
    return { key: 'bad-rows', label, state: 'pass', detail: 'No row has a problem.' };
  }
  if (draft.skipBadRows) {
    const detail = `${countOf(draft.rowsBad, 'bad row')} will be left out.`;
    return { key: 'bad-rows', label, state: 'note', detail };
  }
  const detail = `${countOf(draft.rowsBad, 'row')} cannot be used. Upload a corrected file, or leave ${draft.rowsBad === 1 ? 'it' : 'them'} out.`;
  return { key: 'bad-rows', label, state: 'fail', detail };
}

function deadline(draft: DraftFacts, nowMs: number): PublishCheck {
  const label = 'There is time';
  if (draft.deadlineAt === null) {
    return { key: 'deadline', label, state: 'pass', detail: 'There is no deadline.' };
  }
  const ahead = Date.parse(draft.deadlineAt) > nowMs;
  return {
    key: 'deadline',
    label,
    state: ahead ? 'pass' : 'fail',
    detail: ahead ? 'The deadline is ahead.' : 'The deadline has passed: move it.',
  };
}

function funds(draft: DraftFacts, formatMinor: (minor: number) => string): PublishCheck {
  const left = draft.availableMinor - draft.costMinor;
  return {
    key: 'funds',
    label: 'The balance covers it',
    state: left >= 0 ? 'pass' : 'fail',
    detail:
      left >= 0
        ? `${formatMinor(left)} will be left.`
        : `${formatMinor(-left)} are missing: add money below.`,
  };
}
