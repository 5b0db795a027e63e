import { Button, Skeleton } from '@mantine/core';
import { answerFields, readInterface } from '@exchange/interfaces';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { Problem } from '#components/problem/problem.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { readAnswer, summariseAnswer } from '#lib/answers/describe-answer.ts';
import { describeItem } from '#lib/answers/describe-item.ts';
import { flattenPages } from '#lib/flatten-pages.ts';
import type { EarlierAnswer } from '../api/list-earlier-answers.ts';
import { earlierAnswersOptions } from '../api/list-earlier-answers.ts';
import shared from './other-answers.module.css';
import classes from './earlier-answers.module.css';

interface EarlierAnswersProps {
  readonly performerId: string;
  /** The answer under review, which is not one of them. */
  readonly submissionId: string;
  readonly batchId: string;
}

/** What the same person answered before, in this batch and in others. Read when it is opened. */
export function EarlierAnswers({ performerId, submissionId, batchId }: EarlierAnswersProps) {
  const [opened, setOpened] = useState(false);
  const query = useInfiniteQuery({ ...earlierAnswersOptions(performerId), enabled: opened });
  const answers = flattenPages(query.data?.pages ?? [], ({ id }) => id).filter(
    ({ id }) => id !== submissionId,
  );
  return (
    <details
      className={shared.others}
      open={opened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>Other answers by the same person</summary>
      {query.isLoading && <Skeleton height={18} mt={8} aria-label="Reading" />}
      <Problem message={query.error?.message ?? null} />
      {query.isSuccess && answers.length === 0 && (
        <p className={classes.none}>You have no other answer by them.</p>
      )}
      <ul>
        {answers.map((answer) => (
          <EarlierAnswerRow key={answer.id} answer={answer} batchId={batchId} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          More of them
        </Button>
      )}
    </details>
  );
}

interface EarlierAnswerRowProps {
  readonly answer: EarlierAnswer;
  readonly batchId: string;
}

function EarlierAnswerRow({ answer, batchId }: EarlierAnswerRowProps) {
  const { task } = answer;
  const form = readInterface(task.type.form);
  const item =
    form === null ? 'Item' : describeItem(form, readAnswer(task.input), task.row ?? null);
  const { batch } = task;
  return (
    <li className={classes.entry}>
      <div className={classes.row}>
        <bdi className={classes.item}>{item}</bdi>
        <bdi className={classes.answer}>
          {summariseAnswer(
            form === null ? [] : answerFields(form, [answer.answer]),
            readAnswer(answer.answer),
          )}
        </bdi>
        {batch && batch.id !== batchId && (
          <AnchorLink
            to="/batches/$batchId"
            params={{ batchId: batch.id }}
            size="sm"
            className={classes.batch ?? ''}
          >
            <bdi>{batch.name}</bdi>
          </AnchorLink>
        )}
        <span className={classes.when}>
          <RelativeTime at={answer.submittedAt} />
        </span>
      </div>
      <StatusBadge kind="submission" status={answer.status} />
    </li>
  );
}
