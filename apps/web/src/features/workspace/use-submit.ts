import { checkHtmlAnswer, readInterface } from '@exchange/interfaces';
import type { AnswerResult } from '@exchange/tasks';
import { checkAnswer } from '@exchange/tasks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { groupProblems } from '#components/task-form/group-problems.ts';
import type { AnswerDraft, FieldProblems } from '#components/task-form/task-form-types.ts';
import { formatMoney } from '#lib/format/money.ts';
import { notify } from '#lib/notify.ts';
import { RequestError } from '#lib/graphql/request-error.ts';
import { useLocalStore } from '#lib/use-local-store.ts';
import type { Assignment } from './api/get-assignment.ts';
import { assignmentOptions } from './api/get-assignment.ts';
import type { SubmitResult } from './api/submit-assignment.ts';
import { useSubmitAssignment } from './api/submit-assignment.ts';
import { nextWork } from './next-work.ts';

export interface Submit {
  /** Hands in what is given, else the draft. */
  readonly send: (given?: AnswerDraft) => void;
  readonly pending: boolean;
  readonly problems: FieldProblems;
  /** Rises each time the answer was not accepted, so that the summary takes the focus. */
  readonly refusals: number;
}

const none: FieldProblems = new Map();

/** Handing in: checked here first, then by the exchange; then on to the next task. */
export function useSubmit(
  assignment: Assignment,
  draft: AnswerDraft,
  forgetDraft: () => Promise<void>,
): Submit {
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const mutation = useSubmitAssignment();
  const [next] = useLocalStore(nextWork);
  const [refused, setRefused] = useState({ problems: none, times: 0, checked: false });

  function refuse(problems: FieldProblems): void {
    setRefused((before) => ({ problems, times: before.times + 1, checked: true }));
  }

  function send(given: AnswerDraft = draft): void {
    if (mutation.isPending) return;
    const checked = check(assignment, given);
    if (!checked.ok) {
      refuse(groupProblems(checked.problems));
      return;
    }
    // The page may hear that it is handed in before this answer comes, and shows it as done by then:
    // what follows must not depend on this component.
    mutation
      .mutateAsync({ assignmentId: assignment.id, answer: checked.value, next })
      .then(finish, (error: unknown) => {
        const message =
          error instanceof RequestError ? error.message : 'It was not handed in. Try again.';
        refuse(new Map([['', message]]));
      });
  }

  async function finish(result: SubmitResult): Promise<void> {
    switch (result.__typename) {
      case 'SubmitAssignmentSuccess': {
        await forgetDraft();
        client.removeQueries({ queryKey: assignmentOptions(assignment.id).queryKey });
        void notify({
          color: 'pine',
          autoClose: 2_500,
          title: 'Submitted',
          message: describeNext(assignment, result),
        });
        // Whoever has gone elsewhere meanwhile stays there.
        if (router.state.location.pathname !== `/do/${assignment.id}`) return;
        await (result.next
          ? navigate({
              to: '/do/$assignmentId',
              params: { assignmentId: result.next.id },
              replace: true,
            })
          : navigate({ to: '/tasks' }));
        return;
      }
      case 'InvalidAnswer':
        refuse(groupProblems(result.problems));
        return;
      case 'NotFound':
      case 'WrongState':
      case 'DeadlinePassed':
        refuse(new Map([['', result.message]]));
        await client.invalidateQueries({ queryKey: assignmentOptions(assignment.id).queryKey });
    }
  }

  return {
    send,
    pending: mutation.isPending,
    problems: refused.checked ? stillWrong(refused.problems, assignment, draft) : none,
    refusals: refused.times,
  };
}

/** What it earns; and what comes now, when that is not simply the next one. */
function describeNext(
  { typeId }: Assignment,
  { assignment, next, noNext }: Extract<SubmitResult, { __typename: 'SubmitAssignmentSuccess' }>,
): string {
  if (noNext !== null) return noNext;
  const earned = `${formatMoney(assignment.reward)} when approved`;
  return next === null || next.typeId === typeId ? earned : `${earned}. Now: ${next.title}`;
}

function check({ form }: Assignment, answer: AnswerDraft): AnswerResult {
  const of = readInterface(form);
  if (of === null) {
    const message = 'This page does not know this kind of task: reload it.';
    return { ok: false, problems: [{ field: '', message }] };
  }
  return of.kind === undefined ? checkAnswer(of, answer) : checkHtmlAnswer(answer);
}

/** Problems vanish as they are put right; those that only the server knows stay until sent again. */
function stillWrong(
  problems: FieldProblems,
  assignment: Assignment,
  draft: AnswerDraft,
): FieldProblems {
  const now = check(assignment, draft);
  const open = now.ok ? none : groupProblems(now.problems);
  return new Map(
    [...problems].flatMap(([field, message]) => {
      if (field === '') return [[field, message] as const];
      const current = open.get(field);
      return current === undefined ? [] : [[field, current] as const];
    }),
  );
}
