import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import type { TaskInterface } from '@exchange/interfaces';
import { answerFields } from '@exchange/interfaces';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import type { ReviewItem } from '../api/list-review.ts';
import type { PendingDecision } from '../logic/decision-queue.ts';
import { describeItem } from '#lib/answers/describe-item.ts';
import { readAnswer, summariseAnswer } from '#lib/answers/describe-answer.ts';
import classes from './review-list.module.css';

interface ReviewListProps {
  readonly items: readonly ReviewItem[];
  readonly form: TaskInterface | null;
  readonly currentId: string;
  readonly selected: ReadonlySet<string>;
  readonly stateOf: (id: string) => PendingDecision | null;
  readonly onOpen: (id: string) => void;
  readonly onTick: (id: string, extending: boolean) => void;
}

/** The answers in order, to jump to one or to tick several. */
export function ReviewList(props: ReviewListProps) {
  const { items, form, currentId, selected, stateOf, onOpen, onTick } = props;
  const fields =
    form === null
      ? []
      : answerFields(
          form,
          items.map(({ answer }) => answer),
        );
  return (
    <ul className={`card ${classes.list ?? ''}`} aria-label="Answers">
      {items.map((item, index) => {
        const pending = stateOf(item.id);
        const status = pending === null ? item.status : statusAfter(pending);
        const name = `Answer ${index + 1}`;
        return (
          <li
            key={item.id}
            className={classes.row}
            data-current={item.id === currentId || undefined}
            data-decided={pending !== null || undefined}
          >
            <Checkbox
              size="xs"
              className={classes.tick ?? ''}
              aria-label={`Select ${name.toLowerCase()}`}
              checked={selected.has(item.id)}
              // The click knows about Shift; the change that follows it does not.
              onClick={(event) => onTick(item.id, event.shiftKey)}
              onChange={() => undefined}
            />
            <button
              type="button"
              className={classes.open}
              aria-current={item.id === currentId || undefined}
              onClick={() => onOpen(item.id)}
            >
              <span className={classes.words}>
                {form !== null && (
                  <bdi className={classes.item}>
                    {describeItem(form, readAnswer(item.task.input), item.task.row ?? null)}
                  </bdi>
                )}
                <bdi className={classes.answer}>
                  {summariseAnswer(fields, readAnswer(item.answer))}
                </bdi>
              </span>
              {status !== 'SUBMITTED' && <StatusBadge kind="submission" status={status} />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function statusAfter(pending: PendingDecision): string {
  return pending.decision.kind === 'approve' ? 'APPROVED' : 'REJECTED';
}
