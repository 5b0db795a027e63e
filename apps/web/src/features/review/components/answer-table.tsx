import { Anchor } from '@mantine/core';
import type { Field } from '@exchange/tasks';
import { FieldView } from '#components/task-form/field-view.tsx';
import type { AnswerRecord } from '../logic/agreement.ts';
import { agreementShare, compareAnswers } from '../logic/agreement.ts';
import { describeValue } from '#lib/answers/describe-answer.ts';
import { countOf, formatShare } from '#lib/format/number.ts';
import classes from './answer-table.module.css';

interface AnswerTableProps {
  readonly submissionId: string;
  readonly fields: readonly Field[];
  readonly answer: AnswerRecord;
  readonly others: readonly AnswerRecord[];
}

/** The answer, question by question, with how many others say the same. */
export function AnswerTable({ submissionId, fields, answer, others }: AnswerTableProps) {
  const comparison = compareAnswers(
    fields.map((field) => field.name),
    withOrders(fields, answer),
    others.map((other) => withOrders(fields, other)),
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
              <dd
                className="user-text"
                data-missing={missing || undefined}
                data-mark={isMark(field) || undefined}
              >
                <Value submissionId={submissionId} field={field} value={answer[field.name]} />
                {isMark(field) && !missing && (
                  <fieldset disabled className={classes.marks}>
                    <FieldView
                      field={{ ...field, label: 'As it was marked', required: false }}
                      id={`marked-${field.name}`}
                      value={answer[field.name]}
                      problem={undefined}
                      inert
                      showKeys={false}
                      onChange={() => undefined}
                    />
                  </fieldset>
                )}
                {compared !== undefined && compared.others > 0 && !missing && (
                  <span className={classes.agree} data-low={compared.same === 0 || undefined}>
                    {compared.same} of {countOf(compared.others, 'other agrees', 'others agree')}
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

function isMark({ kind }: Field): boolean {
  return ['boxes', 'polygons', 'points', 'spans', 'segments'].includes(kind);
}

/** Rankings as texts: of them, unlike of choices, the order is the answer. */
function withOrders(fields: readonly Field[], answer: AnswerRecord): AnswerRecord {
  const ranked = fields.filter(({ kind, name }) => kind === 'ranking' && name in answer);
  const texts = ranked.map(({ name }) => [name, JSON.stringify(answer[name])]);
  return { ...answer, ...(Object.fromEntries(texts) as AnswerRecord) };
}

interface ValueProps {
  readonly submissionId: string;
  readonly field: Field;
  readonly value: unknown;
}

/** An answer in words; a file can be opened. */
function Value({ submissionId, field, value }: ValueProps) {
  const words = <bdi>{describeValue(field, value)}</bdi>;
  const { file } = (value ?? {}) as { readonly file?: unknown };
  if (field.kind !== 'file' || typeof file !== 'string') return words;
  return (
    <Anchor
      href={`/api/submissions/${submissionId}/files/${file}`}
      target="_blank"
      rel="noopener"
      underline="always"
    >
      {words}
    </Anchor>
  );
}
