import { answerFields } from '@exchange/interfaces';
import type { ExternalInterface, HtmlInterface } from '@exchange/interfaces';
import { readAnswer } from '#lib/answers/describe-answer.ts';
import classes from './html-task.module.css';

interface HtmlAnswerTableProps {
  readonly of: HtmlInterface | ExternalInterface;
  readonly answer: unknown;
}

/** What the form of a template or of an external page posted, name by name. */
export function HtmlAnswerTable({ of, answer }: HtmlAnswerTableProps) {
  const given = readAnswer(answer);
  const fields = answerFields(of, [given]);
  if (fields.length === 0) return <p className={classes.none}>No answer.</p>;
  return (
    <dl className={classes.answers}>
      {fields.map(({ name }) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd className="user-text">
            <bdi>{String(given[name])}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
