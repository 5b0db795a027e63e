import type { TaskForm as Form, TaskInput } from '@exchange/tasks';
import { renderFields } from '@exchange/tasks';
import { Fragment, useId, useMemo } from 'react';
import { ChoiceKeys } from './choice-keys.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FieldView } from './field-view.tsx';
import { DisplayItems, useDisplay } from './task-display.tsx';
import type { AnswerDraft, FieldProblems } from './task-form-types.ts';
import classes from './task-form.module.css';

interface TaskFormProps {
  readonly form: Form;
  readonly input: TaskInput;
  readonly value: AnswerDraft;
  /** Not given: the form is inert, for previews and for answers that are only read. */
  readonly onChange?: ((value: AnswerDraft) => void) | undefined;
  /** What is wrong, by field; empty name for the whole answer. */
  readonly problems?: FieldProblems | undefined;
  /** Rises each time a submit was refused: the summary takes the focus. */
  readonly refusals?: number;
  /** Lets the keys 1 to 9 choose on the first choice field that has no answer, or that has focus. */
  readonly choiceKeys?: boolean;
}

const noProblems: FieldProblems = new Map();

/** A task as its performer sees it: what is shown, then what is asked. The one renderer of forms. */
export function TaskForm({
  form,
  input,
  value,
  onChange,
  problems = noProblems,
  refusals = 0,
  choiceKeys = false,
}: TaskFormProps) {
  const prefix = useId();
  const fields = useMemo(() => renderFields(form, input), [form, input]);
  const items = useDisplay(form, input);
  const inert = onChange === undefined;

  function itemsBefore(place: string | null | undefined) {
    return <DisplayItems items={items.filter(({ before }) => before === place)} />;
  }

  function setField(name: string, next: unknown): void {
    onChange?.({ ...value, [name]: next });
  }

  return (
    <div className={classes.form}>
      {itemsBefore(undefined)}
      {problems.size > 0 && (
        <ErrorSummary fields={fields} problems={problems} prefix={prefix} refusals={refusals} />
      )}
      {/* A disabled fieldset keeps every control out of reach, whatever it is made of. */}
      <fieldset className={classes.fields} disabled={inert} aria-label="Your answer">
        {fields.map((field) => (
          <Fragment key={field.name}>
            {itemsBefore(field.name)}
            <FieldView
              field={field}
              id={`${prefix}-${field.name}`}
              value={value[field.name]}
              problem={problems.get(field.name)}
              inert={inert}
              showKeys={choiceKeys}
              onChange={(next) => setField(field.name, next)}
            />
          </Fragment>
        ))}
      </fieldset>
      {itemsBefore(null)}
      {choiceKeys && !inert && (
        <ChoiceKeys fields={fields} value={value} prefix={prefix} onChoose={setField} />
      )}
    </div>
  );
}
