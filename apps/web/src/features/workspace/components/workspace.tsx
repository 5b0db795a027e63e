import { readInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { useSyncExternalStore } from 'react';
import { FilesOf } from '#components/files/file-addresses.tsx';
import { TaskForm } from '#components/task-form/task-form.tsx';
import { useNow } from '#lib/clock/use-now.ts';
import { delayedActions } from '#lib/delayed-action.ts';
import { decideTimeLeft } from '#lib/performer/time-left.ts';
import { returnActionId } from '#lib/performer/returning.ts';
import { usePageTitle } from '#lib/use-page-title.ts';
import type { Assignment } from '../api/get-assignment.ts';
import { useDraft } from '../use-draft.ts';
import { useSubmit } from '../use-submit.ts';
import { ExternalWork } from './external-work.tsx';
import { HtmlWork } from './html-work.tsx';
import { ExpiredNotice } from './expired-notice.tsx';
import { Instructions } from './instructions.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { WorkspaceBar } from './workspace-bar.tsx';
import classes from './workspace.module.css';

/** A task in hand: bar with clock, instructions, form, submit. After its time: the answer, kept. */
export function Workspace({ assignment }: { readonly assignment: Assignment }) {
  const { acceptedAt, deadlineAt } = assignment;
  const now = useNow();
  const left = decideTimeLeft(acceptedAt, deadlineAt, now);
  const expired = assignment.status === 'EXPIRED' || left.urgency === 'over';
  const { draft, saved, change, forget } = useDraft(assignment, !expired);
  const submit = useSubmit(assignment, draft, forget);
  const actions = useSyncExternalStore(delayedActions.subscribe, delayedActions.get);
  const returning = actions.some(({ id }) => id === returnActionId(assignment.id));
  const warning = left.urgency === 'soon' || left.urgency === 'last';
  const of = readInterface(assignment.form);
  usePageTitle(`${expired ? '✕ ' : warning ? '⏰ ' : ''}${assignment.title}`);

  return (
    <div className={classes.workspace}>
      <WorkspaceBar assignment={assignment} saved={saved} expired={expired} />
      <div className={classes.body}>
        <Instructions assignment={assignment} />
        <div className={classes.work}>
          {expired ? (
            <ExpiredNotice assignment={assignment} draft={draft} />
          ) : (
            <OfflineNotice seconds={left.seconds} />
          )}
          {of?.kind === 'html' && (
            <HtmlWork
              assignment={assignment}
              draft={draft}
              onDraft={change}
              forget={forget}
              disabled={expired || returning}
            />
          )}
          {of?.kind === 'external' && (
            <ExternalWork assignment={assignment} disabled={expired || returning} />
          )}
          {of?.kind === undefined && of !== null && (
            <form
              className={`card ${classes.task}`}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                submit.send();
              }}
            >
              <FilesOf kind="assignment" id={assignment.id}>
                <TaskForm
                  form={of}
                  input={assignment.input as TaskInput}
                  value={draft}
                  onChange={expired || returning ? undefined : change}
                  problems={submit.problems}
                  refusals={submit.refusals}
                  choiceKeys
                />
              </FilesOf>
              {!expired && (
                <SubmitBar assignment={assignment} submit={submit} disabled={returning} />
              )}
            </form>
          )}
        </div>
      </div>
    </div>
  );
}
