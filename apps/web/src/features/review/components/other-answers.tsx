import type { Field } from '@exchange/tasks';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { countOf } from '#lib/format/number.ts';
import { readAnswer, summariseAnswer } from '#lib/answers/describe-answer.ts';
import classes from './other-answers.module.css';

interface OtherAnswersProps {
  readonly fields: readonly Field[];
  readonly others: readonly {
    readonly id: string;
    readonly status: string;
    readonly answer?: unknown;
  }[];
}

/** What other people answered to the same item. */
export function OtherAnswers({ fields, others }: OtherAnswersProps) {
  return (
    <details className={classes.others} open={others.length <= 4}>
      <summary>{countOf(others.length, 'other answer')} to this item</summary>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <bdi className={classes.answer}>
              {summariseAnswer(fields, readAnswer(other.answer))}
            </bdi>
            <StatusBadge kind="submission" status={other.status} />
          </li>
        ))}
      </ul>
    </details>
  );
}
