import { outlineOf, templateOf } from '@exchange/interfaces';
import type { Missing } from '@exchange/criteria';
import { isSystemQualification } from '@exchange/criteria';
import { userId, type Money } from '@exchange/kernel';
import { currency } from '../domain/currency.ts';
import type { FeedWhy } from '../domain/feed/describe-why.ts';
import type { FeedEntry } from '../domain/feed-entry.ts';
import type { Problem } from '../domain/input-checks.ts';
import type { KnownType } from '../domain/type-cache.ts';
import type { Repository } from '../repository.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';

export function presentMoney(minor: number, of: string = currency): Money {
  return { minor, currency: of };
}

/** Assignments as the graph shows them. Their types are read together. */
export async function presentAssignments(repository: Repository, rows: readonly AssignmentRow[]) {
  const types = await repository.types.find(rows.map((row) => row.typeId));
  const serverTime = repository.partition.clock.now();
  return rows.map((row) => ({
    ...presentAssignment(row, types.get(row.typeId), serverTime),
    local: repository.feed.markLocal ? row.local : null,
  }));
}

function presentAssignment(row: AssignmentRow, type: KnownType | undefined, serverTime: Date) {
  if (type === undefined) throw new Error(`The terms of ${row.typeId} are missing.`);
  return {
    __typename: 'Assignment' as const,
    id: row.id,
    status: row.status.toUpperCase(),
    task: { id: row.taskId },
    typeId: row.typeId,
    title: type.title,
    category: type.category,
    requester: { id: userId(row.requesterKey) },
    requesterName: type.requesterName,
    instructions: type.instructions,
    form: outlineOf(type.form),
    template: () => templateOf(type.form),
    input: row.input,
    reward: presentMoney(row.rewardMinor, row.currency),
    draft: row.draft,
    draftSavedAt: row.draftSavedAt,
    answer: row.answer,
    acceptedAt: row.acceptedAt,
    deadlineAt: row.deadlineAt,
    serverTime,
    submittedAt: row.submittedAt,
    autoApprovalSeconds: type.autoApprovalSeconds,
    decidedAt: row.decidedAt,
    feedback: row.feedback,
    paid: presentMoney(row.paidMinor, row.currency),
  };
}

/** `why` is worked out only when it is asked for. */
export function presentFeedEntry(
  { feed }: Repository,
  entry: FeedEntry,
  why: () => Promise<FeedWhy | null>,
) {
  return {
    ...entry,
    why,
    slots: entry.localSlots + entry.remoteSlots,
    localSlots: feed.markLocal ? entry.localSlots : null,
    remoteSlots: feed.markLocal ? entry.remoteSlots : null,
    lock:
      entry.lock === null
        ? null
        : { ...entry.lock, missing: entry.lock.missing.map(presentMissing) },
    requester: { id: userId(entry.requesterKey) },
    requesterId: userId(entry.requesterKey),
    reward: presentMoney(entry.rewardMinor, entry.currency),
    hourlyRate: entry.hourlyMinor === null ? null : presentMoney(entry.hourlyMinor, entry.currency),
  };
}

/** What is missing as the graph shows it; what a requester can give is something to ask for. */
export function presentMissing(missing: Missing): PresentedMissing {
  const id = missing.qualificationId;
  return {
    ...missing,
    qualificationType: id === null || isSystemQualification(id) ? null : { id },
    options: missing.options.map(presentMissing),
  };
}

interface PresentedMissing extends Omit<Missing, 'options'> {
  readonly qualificationType: { readonly id: string } | null;
  readonly options: readonly PresentedMissing[];
}

export function presentInvalidInput(problems: readonly Problem[]) {
  const message =
    problems.length === 1
      ? (problems[0]?.message ?? '')
      : `${problems.length} values are not acceptable: correct each and try again.`;
  return { __typename: 'InvalidInput' as const, message, problems };
}

export function presentNotFound(what: string) {
  return {
    __typename: 'NotFound' as const,
    message: `There is no such ${what}, or it is not yours.`,
  };
}

const stateWords: Readonly<Record<string, string>> = {
  SUBMITTED: 'It is submitted already.',
  APPROVED: 'It is submitted and approved already.',
  REJECTED: 'It is submitted and rejected already.',
  RETURNED: 'You gave it back: accept it again first.',
  EXPIRED: 'Its time ran out: accept it again first.',
};

export function presentWrongState(state: string, message = stateWords[state]) {
  return {
    __typename: 'WrongState' as const,
    message: message ?? 'This cannot be done now.',
    state,
  };
}
