import type { Field } from '@exchange/tasks';
import type { AnswerRecord } from '../logic/agreement.ts';
import { agreementShare, compareAnswers } from '../logic/agreement.ts';
import { describeValue } from '#lib/answers/describe-answer.ts';
import { formatShare } from '#lib/format/number.ts';
import classes from './answer-table.module.css';

interface AnswerTableProps {
  readonly fields: readonly Field[];
  readonly answer: AnswerRecord;
  readonly others: readonly AnswerRecord[];
}

/** The answer, question by question, with how many others say the same. */
export function AnswerTable({ fields, answer, others }: AnswerTableProps) {
  const comparison = compareAnswers(
    fields.map((field) => field.name),
    answer,
    others,
  );
  const share = agreementShare(comparison);
  return (
    <div>
      <dl className={classes.answers}>
        {fields.map((field, index) => {
          const compared = comparison[index];
          const missing = (answer[field.name] ?? '') === '';
          return (
            <div key={field.name} className={classes.line}>
              <dt>
                <bdi>{field.label}</bdi>
              </dt>
              <dd className="user-text" data-missing={missing || undefined}>
                <bdi>{describeValue(field, answer[field.name])}</bdi>
                {compared !== undefined && compared.others > 0 && !missing && (
                  <span className={classes.agree} data-low={compared.same === 0 || undefined}>
                    {compared.same} of {compared.others} others agree
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {share !== null && (
        <p className={classes.total}>
          Agreement with the other answers: <b>{formatShare(share)}</b>
        </p>
      )}
    </div>
  );
}
