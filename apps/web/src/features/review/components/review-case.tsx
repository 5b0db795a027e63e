import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Field } from '@exchange/tasks';
import { renderFields } from '@exchange/tasks';
import { readInterface } from '@exchange/interfaces';
import { useMemo } from 'react';
import { ExternalTask } from '#components/external-task/external-task.tsx';
import { HtmlTaskFrame } from '#components/html-task/html-task-frame.tsx';
import { TaskDisplay } from '#components/task-form/task-display.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import type { ReviewBatch } from '../api/get-review-batch.ts';
import type { ReviewItem } from '../api/list-review.ts';
import type { PendingDecision } from '../logic/decision-queue.ts';
import { readAnswer } from '#lib/answers/describe-answer.ts';
import { AnswerTable } from './answer-table.tsx';
import { CaseOutcome } from './case-outcome.tsx';
import { EarlierAnswers } from './earlier-answers.tsx';
import { OtherAnswers } from './other-answers.tsx';
import { PerformerLine } from './performer-line.tsx';
import { RejectPanel } from './reject-panel.tsx';
import { TimeLine } from './time-line.tsx';
import classes from './review-case.module.css';

interface ReviewCaseProps {
  readonly batch: ReviewBatch;
  readonly fields: readonly Field[];
  readonly item: ReviewItem;
  readonly state: PendingDecision | null;
  readonly rejecting: boolean;
  readonly onApprove: () => void;
  readonly onAskReason: () => void;
  readonly onReject: (reason: string) => void;
  readonly onCancelReject: () => void;
  readonly onMove: (by: number) => void;
}

/** One answer: the item on the left, what was answered on the right. */
export function ReviewCase(props: ReviewCaseProps) {
  const { batch, fields, item, rejecting } = props;
  const of = useMemo(() => readInterface(batch.type.form), [batch.type.form]);
  const answer = readAnswer(item.answer);
  // With this item's values in the words, and in what was marked.
  const shown =
    of?.kind === undefined && of !== null ? renderFields(of, readAnswer(item.task.input)) : fields;
  const others = (item.task.submissions ?? []).filter((other) => other.id !== item.id);
  const isBare = of?.kind === undefined && of?.display.length === 0;
  return (
    <div className={classes.columns} data-bare={isBare || undefined}>
      <section className={`card ${classes.panel ?? ''}`} aria-label="Item">
        <Group justify="space-between" mb={isBare ? 0 : 'sm'} wrap="nowrap">
          <Text size="sm" c="dimmed" className="tabular">
            {typeof item.task.row === 'number' ? `Row ${item.task.row}` : 'Item'}
          </Text>
          <Group gap={4} wrap="nowrap">
            <Button
              variant="default"
              size="compact-md"
              aria-label="Answer before"
              onClick={() => props.onMove(-1)}
            >
              <IconChevronLeft size={16} />
            </Button>
            <Button
              variant="default"
              size="compact-md"
              aria-label="Next answer"
              onClick={() => props.onMove(1)}
            >
              <IconChevronRight size={16} />
            </Button>
          </Group>
        </Group>
        {of?.kind === 'external' && (
          <ExternalTask subject={{ kind: 'task', id: item.task.id }} title="The item" />
        )}
        {of?.kind === 'html' && (
          <HtmlTaskFrame
            subject={{ kind: 'task', id: item.task.id, typeId: batch.type.id }}
            title="The item"
          />
        )}
        {of?.kind === undefined && of !== null && (
          <TaskDisplay form={of} input={readAnswer(item.task.input)} />
        )}
      </section>
      <section className={`card ${classes.panel ?? ''}`} aria-label="Answer">
        <Stack gap="md">
          <AnswerTable
            submissionId={item.id}
            fields={shown}
            answer={answer}
            others={others.map((other) => readAnswer(other.answer))}
          />
          {others.length > 0 && <OtherAnswers fields={shown} others={others} />}
          <div className={classes.facts}>
            <PerformerLine performerId={item.performerId} submissionId={item.id} />
            <TimeLine seconds={item.workSeconds} meanSeconds={batch.meanWorkSeconds ?? null} />
            {item.status === 'SUBMITTED' && (
              <span>
                Approves itself <RelativeTime at={item.autoApproveAt} due />
              </span>
            )}
          </div>
          <EarlierAnswers
            performerId={item.performerId}
            submissionId={item.id}
            batchId={batch.id}
          />
          {item.surplus && (
            <Alert color="gray">
              This answer came after its place was given to another. It is kept and paid by the
              exchange, and not counted.
            </Alert>
          )}
          <CaseOutcome {...props} />
          {rejecting && (
            <RejectPanel count={1} onReject={props.onReject} onCancel={props.onCancelReject} />
          )}
        </Stack>
      </section>
    </div>
  );
}
