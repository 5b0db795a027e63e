import type { Field, TaskForm } from '@exchange/tasks';
import { fieldsOf } from '@exchange/tasks';
import type { FormQuestion } from './form-question.ts';
import { otherNameOf } from './form-question.ts';

/**
 * The questions of a form by which its answers go back as XML. A text field beside a choice, named as
 * those of imported forms are, says what is not among the selections.
 */
export function questionsOfForm(form: TaskForm): FormQuestion[] {
  const fields = fieldsOf(form);
  const texts = new Set(fields.filter(isText).map(({ name }) => name));
  const others = new Set(fields.filter(isChoice).map(({ name }) => otherNameOf(name)));
  return fields.flatMap((field): FormQuestion[] => {
    const { name } = field;
    const question = { identifier: name, field: name };
    if (isText(field)) return others.has(name) ? [] : [{ ...question, kind: 'text' }];
    if (field.kind === 'file') return [{ ...question, kind: 'upload' }];
    if (!isChoice(field)) return [{ ...question, kind: 'text' }];
    const otherField = otherNameOf(name);
    return [{ ...question, kind: 'selection', ...(texts.has(otherField) ? { otherField } : {}) }];
  });
}

function isText({ kind }: Field): boolean {
  return kind === 'text' || kind === 'longText';
}

function isChoice({ kind }: Field): boolean {
  return kind === 'singleChoice' || kind === 'multipleChoice';
}
