import { returnReasons } from '@exchange/kernel';
import type { PerformerContext } from '../context.ts';
import type { NextWork } from '../domain/accept-next.ts';
import { acceptNextTask } from '../domain/accept-next-task.ts';
import { acceptTask } from '../domain/accept-task.ts';
import { requireMe } from '../domain/access.ts';
import { returnAssignment } from '../domain/return-assignment.ts';
import { saveDraft } from '../domain/save-draft.ts';
import { submitAssignment, type SubmitInput } from '../domain/submit-assignment.ts';
import { describeNoNext, presentAcceptError } from './accept-errors.ts';
import {
  presentAssignments,
  presentInvalidInput,
  presentNotFound,
  presentWrongState,
} from './present.ts';

interface Input<Value> {
  readonly input: Value;
}

export const assignmentMutations = {
  async acceptTask(
    _: unknown,
    { input }: Input<{ typeId: string; taskId?: string | null }>,
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await acceptTask(me, { typeId: input.typeId, taskId: input.taskId ?? null });
    if (!result.ok) return presentAcceptError(result.error);
    const [assignment] = await presentAssignments(me.repository, [result.value]);
    return { __typename: 'AcceptTaskSuccess', assignment };
  },

  async saveDraft(
    _: unknown,
    { input }: Input<{ assignmentId: string; draft: unknown }>,
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await saveDraft(me, input);
    if (result.ok) return { __typename: 'SaveDraftSuccess', savedAt: result.value };
    if (result.error.kind === 'InvalidInput') return presentInvalidInput(result.error.problems);
    if (result.error.kind === 'NotFound') return presentNotFound('assignment');
    return presentWrongState(result.error.state);
  },

  async submitAssignment(_: unknown, { input }: Input<SubmitInput>, context: PerformerContext) {
    const me = await requireMe(context, 'performer:write');
    const result = await submitAssignment(me, input);
    if (!result.ok) {
      const { error } = result;
      if (error.kind === 'NotFound') return presentNotFound('assignment');
      if (error.kind === 'WrongState') return presentWrongState(error.state);
      if (error.kind === 'DeadlinePassed') {
        return {
          __typename: 'DeadlinePassed',
          message: 'The time allowed is over. Your draft is kept: accept the task again to go on.',
        };
      }
      return {
        __typename: 'InvalidAnswer',
        message: 'The answer does not fit the form: correct the fields below.',
        problems: error.problems,
      };
    }
    const { assignment, next, noNext } = result.value;
    const rows = next === null ? [assignment] : [assignment, next];
    const [presented, presentedNext = null] = await presentAssignments(me.repository, rows);
    return {
      __typename: 'SubmitAssignmentSuccess',
      assignment: presented,
      next: presentedNext,
      noNext: noNext === null ? null : describeNoNext(noNext),
    };
  },

  async acceptNextTask(
    _: unknown,
    { input }: Input<{ assignmentId: string; next: NextWork }>,
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const result = await acceptNextTask(me, input);
    if (!result.ok) {
      if (result.error.kind === 'NotFound') return presentNotFound('assignment');
      return presentWrongState(result.error.state);
    }
    const { next, noNext } = result.value;
    const presented = await presentAssignments(me.repository, next === null ? [] : [next]);
    return {
      __typename: 'AcceptNextTaskSuccess',
      next: presented[0] ?? null,
      noNext: noNext === null ? null : describeNoNext(noNext),
    };
  },

  async returnAssignment(
    _: unknown,
    { input }: Input<{ assignmentId: string; reason?: string | null }>,
    context: PerformerContext,
  ) {
    const me = await requireMe(context, 'performer:write');
    const reason = returnReasons.find((one) => one === input.reason?.toLowerCase()) ?? null;
    const result = await returnAssignment(me, input.assignmentId, reason);
    if (result.ok) {
      const [assignment] = await presentAssignments(me.repository, [result.value]);
      return { __typename: 'ReturnAssignmentSuccess', assignment };
    }
    return result.error.kind === 'NotFound'
      ? presentNotFound('assignment')
      : presentWrongState(result.error.state);
  },
};
