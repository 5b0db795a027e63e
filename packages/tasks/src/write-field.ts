import { compact } from './compact.ts';
import type {
  Choice,
  Field,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
} from './field.ts';
import type { FieldSchema, FieldUi, Widget } from './task-form.ts';
import { leastOf, writeDerivedSchema, writeDerivedUi } from './write-derived.ts';

const singleWidgets = {
  list: 'radio',
  buttons: 'buttons',
  dropDown: 'dropDown',
  images: 'images',
} as const;

const multipleWidgets = {
  list: 'checkboxes',
  buttons: 'checkButtons',
  images: 'checkImages',
} as const;

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
        minLength: leastOf(field.minLength, field.required),
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
        minItems: leastOf(field.minChoices, field.required),
        maxItems: field.maxChoices ?? field.choices.length,
      });
    case 'yesNo':
      return compact<FieldSchema>({ type: 'boolean', title, description });
    default:
      return compact<FieldSchema>({ title, description, ...writeDerivedSchema(field) });
  }
}

/** The ui part of a field, in the one canonical way to write it. */
export function writeFieldUi(field: Field): FieldUi {
  const { help } = field;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return compact<FieldUi>({
        widget: field.kind,
        help,
        placeholder: field.placeholder,
        patterns: field.patterns,
        initial: field.initial,
      });
    case 'number':
      return writeNumberUi(field);
    case 'singleChoice':
      return compact<FieldUi>({
        widget: singleWidgets[field.presentation ?? 'list'],
        help,
        choiceLabels: writeLabels(field.choices),
        choiceImages: writeImages(field),
      });
    case 'multipleChoice':
      return compact<FieldUi>({
        widget: multipleWidgets[field.presentation ?? 'list'],
        help,
        choiceLabels: writeLabels(field.choices),
        choiceImages: writeImages(field),
      });
    case 'yesNo':
      return compact<FieldUi>({
        widget: 'yesNo',
        help,
        yesLabel: field.yesLabel,
        noLabel: field.noLabel,
      });
    default:
      return compact<FieldUi>({ widget: field.kind, help, ...writeDerivedUi(field) });
  }
}

function writeNumberUi(field: NumberField): FieldUi {
  const widget: Widget = field.presentation === 'box' ? 'number' : field.presentation;
  const { help, step, minLabel, maxLabel, initial } = field;
  return compact<FieldUi>({ widget, help, step, minLabel, maxLabel, initial });
}

function writeLabels(choices: readonly Choice[]): string[] | undefined {
  if (choices.every((choice) => choice.label === choice.value)) return undefined;
  return choices.map((choice) => choice.label);
}

function writeImages(field: SingleChoiceField | MultipleChoiceField): string[] | undefined {
  if (field.choices.every(({ image }) => image === undefined)) return undefined;
  return field.choices.map(({ image }) => image ?? '');
}
