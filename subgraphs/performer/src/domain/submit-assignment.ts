import { err, isIdOf, ok, ownerOf, type Result } from '@exchange/kernel';
import { validateAnswer, type AnswerProblem } from '@exchange/tasks/validate';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { findOwnAssignment, listAssignments, saveDraftRow } from '../store/find-assignments.ts';
import type { AcceptError } from './accept-from.ts';
import { acceptTask } from './accept-task.ts';
import type { Me } from './access.ts';

export type SubmitError =
  | { readonly kind: 'InvalidAnswer'; readonly problems: readonly AnswerProblem[] }
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string }
  | { readonly kind: 'DeadlinePassed' };

export interface Submitted {
  readonly assignment: AssignmentRow;
  readonly next: AssignmentRow | null;
  readonly noNext: AcceptError | null;
}

export interface SubmitInput {
  readonly assignmentId: string;
  readonly answer: unknown;
  readonly acceptNext: boolean;
}

/** Safe to repeat: the first answer counts, and a repeat gives what the first one gave. */
export async function submitAssignment(
  me: Me,
  input: SubmitInput,
): Promise<Result<Submitted, SubmitError>> {
  const { partition, types, directory, inHand } = me.repository;
  const { assignmentId: id } = input;
  if (!isIdOf('assignment', id) || ownerOf(id) !== me.key) return err({ kind: 'NotFound' });
  let typeId = inHand.get(id);
  if (typeId === undefined) {
    const before = await findOwnAssignment(partition, id, me.key);
    if (before === null) return err({ kind: 'NotFound' });
    if (before.status !== 'accepted') return repeated(me, before, input);
    typeId = before.typeId;
  }

  const form = (await types.find([typeId])).get(typeId)?.taskForm;
  if (form === null || form === undefined) {
    throw new Error(`The form of ${typeId} cannot be read.`);
  }
  const answer = validateAnswer(form, input.answer);
  if (!answer.ok) return err({ kind: 'InvalidAnswer', problems: answer.problems });
  inHand.delete(id);

  const row = { id, performerKey: me.key };
  const submitted = await me.repository.submitTogether({ ...row, answer: answer.value });
  if (submitted === null) {
    const now = await findOwnAssignment(partition, id, me.key);
    if (now === null) return err({ kind: 'NotFound' });
    if (now.status !== 'accepted') return repeated(me, now, input);
    // Too late. What was written is kept, so that accepting again goes on from there.
    await saveDraftRow(partition, { ...row, draft: answer.value }, partition.clock.pinned());
    return err({ kind: 'DeadlinePassed' });
  }
  me.repository.history.noteSeen(me.key);
  directory.notifyUsers([{ ownerKey: me.key, topics: ['queue', 'earnings', `assignment:${id}`] }]);
  return ok({ assignment: submitted, ...(await acceptNext(me, submitted, input)) });
}

async function acceptNext(
  me: Me,
  submitted: AssignmentRow,
  input: SubmitInput,
): Promise<Pick<Submitted, 'next' | 'noNext'>> {
  if (!input.acceptNext) return { next: null, noNext: null };
  const next = await acceptTask(me, { typeId: submitted.typeId, taskId: null });
  return next.ok ? { next: next.value, noNext: null } : { next: null, noNext: next.error };
}

async function repeated(
  me: Me,
  row: AssignmentRow,
  input: SubmitInput,
): Promise<Result<Submitted, SubmitError>> {
  if (row.status === 'expired') return err({ kind: 'DeadlinePassed' });
  if (row.status === 'returned') return err({ kind: 'WrongState', state: 'RETURNED' });
  const next = input.acceptNext ? await findNextOf(me, row) : null;
  const noNext = input.acceptNext && next === null ? ({ kind: 'NoSlotLeft' } as const) : null;
  return ok({ assignment: row, next, noNext });
}

/** What the first submit accepted after it, so that a repeat does not take another one. */
async function findNextOf(me: Me, row: AssignmentRow): Promise<AssignmentRow | null> {
  const latest = await listAssignments(me.repository.partition, {
    performerKey: me.key,
    after: null,
    statuses: ['accepted'],
    typeId: row.typeId,
    limit: 1,
  });
  const [next] = latest;
  if (next === undefined || row.submittedAt === null) return null;
  return next.acceptedAt >= row.submittedAt ? next : null;
}
