import { readInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { HtmlAnswerTable } from '#components/html-task/html-answer-table.tsx';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { Money } from '#components/money/money.tsx';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { FilesOf } from '#components/files/file-addresses.tsx';
import { TaskForm } from '#components/task-form/task-form.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { payOf } from '#lib/performer/pay-of.ts';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import type { Assignment } from '../api/get-assignment.ts';
import { NextOffer } from './next-offer.tsx';
import classes from './workspace.module.css';

/** An assignment that is no longer in hand: what was answered and what became of it. */
export function FinishedAssignment({ assignment }: { readonly assignment: Assignment }) {
  const { status, title, requesterName, reward, paid, submittedAt, decidedAt, feedback } =
    assignment;
  const of = readInterface(assignment.form);
  return (
    <Page width="reading">
      <AnchorLink to="/history" size="sm" mb="sm" display="inline-block">
        History
      </AnchorLink>
      <PageHead title={title} sentence={<bdi>{requesterName}</bdi>} />
      <Stack gap="lg">
        <dl className={`card ${classes.outcome}`}>
          <Fact label="State">
            <StatusBadge kind="assignment" status={status} />
          </Fact>
          {payOf(status) === 'expected' ? (
            <Fact label="Pays">
              <Money amount={reward} />
            </Fact>
          ) : (
            <Fact label="Paid">
              <Money amount={paid} />
            </Fact>
          )}
          {submittedAt !== null && (
            <Fact label="Submitted">
              <RelativeTime at={submittedAt} />
            </Fact>
          )}
          {status === 'SUBMITTED' && submittedAt !== null && (
            <Fact label="Approved by itself">
              <RelativeTime at={approvalOf(submittedAt, assignment.autoApprovalSeconds)} due />
            </Fact>
          )}
          {decidedAt !== null && (
            <Fact label="Decided">
              <RelativeTime at={decidedAt} />
            </Fact>
          )}
        </dl>
        {feedback !== null && feedback !== '' && (
          <section>
            <Title order={2} size="h3" mb={6}>
              {status === 'REJECTED' ? 'Why it was rejected' : 'What the requester wrote'}
            </Title>
            <Text className="user-text" dir="auto">
              {feedback}
            </Text>
          </section>
        )}
        {of?.kind === 'external' && status === 'SUBMITTED' && (
          <NextOffer assignmentId={assignment.id} />
        )}
        <section className={`card ${classes.task}`} aria-label="The task and your answer">
          {(of?.kind === 'html' || of?.kind === 'external') && (
            <HtmlAnswerTable of={of} answer={assignment.answer} />
          )}
          {of?.kind === undefined && of !== null && (
            <FilesOf kind="assignment" id={assignment.id}>
              <TaskForm
                form={of}
                input={assignment.input as TaskInput}
                value={(assignment.answer ?? assignment.draft ?? {}) as AnswerDraft}
              />
            </FilesOf>
          )}
        </section>
      </Stack>
    </Page>
  );
}

function approvalOf(submittedAt: string, seconds: number): string {
  return new Date(Date.parse(submittedAt) + seconds * 1_000).toISOString();
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
