import { compact } from './compact.ts';
import type { Choice, Field, NumberField } from './field.ts';
import type { FieldSchema, FieldUi, Widget } from './task-form.ts';

/** The schema of a field, in the one canonical way to write it. */
export function writeFieldSchema(field: Field): FieldSchema {
  const { label: title, description } = field;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return compact<FieldSchema>({
        type: 'string',
        title,
        description,
        minLength: atLeast(field.minLength, field.required),
        maxLength: field.maxLength,
        pattern: field.required ? '\\S' : undefined,
      });
    case 'number':
      return compact<FieldSchema>({
        type: field.integer ? 'integer' : 'number',
        title,
        description,
        minimum: field.min,
        maximum: field.max,
      });
    case 'singleChoice':
      return compact<FieldSchema>({
        type: 'string',
        title,
        description,
        enum: field.choices.map((choice) => choice.value),
      });
    case 'multipleChoice':
      return compact<FieldSchema>({
        type: 'array',
        title,
        description,
        items: { type: 'string', enum: field.choices.map((choice) => choice.value) },
        uniqueItems: true,
        minItems: atLeast(field.minChoices, field.required),
        maxItems: field.maxChoices ?? field.choices.length,
      });
    case 'yesNo':
      return compact<FieldSchema>({ type: 'boolean', title, description });
  }
}

/** The ui part of a field, in the one canonical way to write it. */
export function writeFieldUi(field: Field): FieldUi {
  const { help } = field;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return compact<FieldUi>({ widget: field.kind, help, placeholder: field.placeholder });
    case 'number':
      return writeNumberUi(field);
    case 'singleChoice':
      return compact<FieldUi>({ widget: 'radio', help, choiceLabels: writeLabels(field.choices) });
    case 'multipleChoice':
      return compact<FieldUi>({
        widget: 'checkboxes',
        help,
        choiceLabels: writeLabels(field.choices),
      });
    case 'yesNo':
      return compact<FieldUi>({
        widget: 'yesNo',
        help,
        yesLabel: field.yesLabel,
        noLabel: field.noLabel,
      });
  }
}

function writeNumberUi(field: NumberField): FieldUi {
  const widget: Widget = field.presentation === 'slider' ? 'slider' : 'number';
  const { help, step, minLabel, maxLabel } = field;
  return compact<FieldUi>({ widget, help, step, minLabel, maxLabel });
}

function writeLabels(choices: readonly Choice[]): string[] | undefined {
  if (choices.every((choice) => choice.label === choice.value)) return undefined;
  return choices.map((choice) => choice.label);
}

/** A required answer holds at least one thing; a bound of 0 says nothing and is left out. */
function atLeast(bound: number | undefined, required: boolean): number | undefined {
  const least = Math.max(bound ?? 0, required ? 1 : 0);
  return least === 0 ? undefined : least;
}
