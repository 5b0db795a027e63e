import { err, isIdOf, ok, ownerOf, type Result } from '@exchange/kernel';
import { validateInterfaceAnswer, type AnswerProblem } from '@exchange/interfaces/validate';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { findOwnAssignment, saveDraftRow } from '../store/find-assignments.ts';
import { acceptNext, findNextOf, type NextAccepted, type NextWork } from './accept-next.ts';
import type { Me } from './access.ts';

export type SubmitError =
  | { readonly kind: 'InvalidAnswer'; readonly problems: readonly AnswerProblem[] }
  | { readonly kind: 'NotFound' }
  | { readonly kind: 'WrongState'; readonly state: string }
  | { readonly kind: 'DeadlinePassed' };

export interface Submitted extends NextAccepted {
  readonly assignment: AssignmentRow;
}

export interface SubmitInput {
  readonly assignmentId: string;
  readonly answer: unknown;
  readonly next: NextWork;
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

  const form = (await types.find([typeId])).get(typeId)?.interface;
  if (form === null || form === undefined) {
    throw new Error(`The form of ${typeId} cannot be read.`);
  }
  const answer = validateInterfaceAnswer(form, input.answer);
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
  return ok({ assignment: submitted, ...(await acceptNext(me, submitted, input.next)) });
}

async function repeated(
  me: Me,
  row: AssignmentRow,
  input: SubmitInput,
): Promise<Result<Submitted, SubmitError>> {
  if (row.status === 'expired') return err({ kind: 'DeadlinePassed' });
  if (row.status === 'returned') return err({ kind: 'WrongState', state: 'RETURNED' });
  return ok({ assignment: row, ...(await findNextOf(me, row, input.next)) });
}
