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
  const detail =
    state === 'pass'
      ? `${draft.tasks.toLocaleString('en')} tasks from ${draft.rowsReceived.toLocaleString('en')} rows.`
      : 'Upload a file with at least one good row.';
  return { key: 'rows', label: 'The rows are in', state, detail };
}

function badRows(draft: DraftFacts): PublishCheck {
  const label = 'Every row can be used';
  if (draft.rowsBad === 0) {
    return { key: 'bad-rows', label, state: 'pass', detail: 'No row has a problem.' };
  }
  const count = draft.rowsBad.toLocaleString('en');
  if (draft.skipBadRows) {
    return { key: 'bad-rows', label, state: 'note', detail: `${count} bad rows will be left out.` };
  }
  const detail = `${count} rows cannot be used. Upload a corrected file, or leave them out.`;
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
