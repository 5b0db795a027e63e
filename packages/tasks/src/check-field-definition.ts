import { checkChoices } from './check-choices.ts';
import { checkDerivedDefinition } from './check-derived-definition.ts';
import { checkField } from './check-field.ts';
import type {
  Field,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
  TextField,
} from './field.ts';
import { limits } from './limits.ts';
import type { FieldSource } from './read-field.ts';
import { hasUnstorableCharacters, textLength } from './text.ts';

type Reports = Pick<FieldSource, 'schemaReport' | 'uiReport'>;

/** Reports what is wrong with the meaning of a field whose shape was read. */
export function checkFieldDefinition(field: Field, reports: Reports): void {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return checkTextBounds(field, reports);
    case 'number':
      return checkNumberBounds(field, reports);
    case 'singleChoice':
      checkImages(field, reports);
      return checkChoices(field.choices, 2, ['enum'], reports);
    case 'multipleChoice':
      checkImages(field, reports);
      checkChoices(field.choices, 1, ['items', 'enum'], reports);
      return checkChoiceBounds(field, reports);
    case 'yesNo':
      return;
    default:
      return checkDerivedDefinition(field, reports);
  }
}

function checkTextBounds(field: TextField, { schemaReport, uiReport }: Reports): void {
  if (field.maxLength < 1 || field.maxLength > limits.maxTextLength) {
    schemaReport.add(`Set a longest length from 1 to ${limits.maxTextLength}.`, 'maxLength');
  }
  if (field.minLength !== undefined && field.minLength > field.maxLength) {
    schemaReport.add(
      `The shortest length (${field.minLength}) is above the longest (${field.maxLength}): change one.`,
      'minLength',
    );
  }
  if (field.initial !== undefined && textLength(field.initial) > field.maxLength) {
    uiReport.add(`Longer than an answer may be (${field.maxLength}): shorten it.`, 'initial');
  }
}

function checkNumberBounds(field: NumberField, { schemaReport, uiReport }: Reports): void {
  const { integer, min, max, step } = field;
  if (min !== undefined && max !== undefined && min > max) {
    schemaReport.add(`The smallest (${min}) is above the largest (${max}): change one.`, 'minimum');
  }
  if (integer && min !== undefined && !Number.isSafeInteger(min)) {
    schemaReport.add('Must be a whole number, because the answers are.', 'minimum');
  }
  if (integer && max !== undefined && !Number.isSafeInteger(max)) {
    schemaReport.add('Must be a whole number, because the answers are.', 'maximum');
  }
  if (step !== undefined && step <= 0) uiReport.add('Must be above 0.', 'step');
  if (integer && step !== undefined && !Number.isInteger(step)) {
    uiReport.add('Must be a whole number, because the answers are.', 'step');
  }
  const { initial } = field;
  if (initial !== undefined && checkField(field, initial) !== null) {
    uiReport.add('Must be a number that is a right answer.', 'initial');
  }
  if (field.presentation === 'slider') checkSlider(field, { schemaReport, uiReport });
  if (field.presentation === 'rating') checkRating(field, { schemaReport, uiReport });
}

function checkRating({ integer, min, max }: NumberField, { schemaReport }: Reports): void {
  if (!integer) schemaReport.add('A rating is a whole number: set the type to integer.', 'type');
  if (min !== 1) schemaReport.add('A rating begins with 1.', 'minimum');
  if (max === undefined || max < 2 || max > limits.ratingPositions) {
    schemaReport.add(`A rating ends with 2 to ${limits.ratingPositions}.`, 'maximum');
  }
}

function checkSlider({ min, max, step = 1 }: NumberField, reports: Reports): void {
  if (min === undefined) reports.schemaReport.add('A slider needs a smallest value.', 'minimum');
  if (max === undefined) reports.schemaReport.add('A slider needs a largest value.', 'maximum');
  if (min === undefined || max === undefined || min > max || step <= 0) return;
  if (min === max) {
    reports.schemaReport.add('A slider needs a largest value above the smallest.', 'maximum');
  } else if (step > max - min) {
    reports.uiReport.add(`The step must not be larger than the range, ${max - min}.`, 'step');
  } else if ((max - min) / step > limits.sliderPositions) {
    reports.uiReport.add(
      `A slider has at most ${limits.sliderPositions} positions: use a larger step or a number box.`,
      'step',
    );
  }
}

function checkImages(
  { presentation, choices }: SingleChoiceField | MultipleChoiceField,
  { uiReport }: Reports,
): void {
  for (const [index, { image = '' }] of choices.entries()) {
    const isMissing = presentation === 'images' && image.trim() === '';
    if (isMissing) uiReport.add('Give the address of a picture.', 'choiceImages', index);
    if (textLength(image) > limits.urlLength) {
      uiReport.add(`Shorten the address to ${limits.urlLength} characters.`, 'choiceImages', index);
    }
    if (hasUnstorableCharacters(image)) {
      uiReport.add('Holds characters that cannot be stored.', 'choiceImages', index);
    }
  }
}

function checkChoiceBounds(field: MultipleChoiceField, { schemaReport }: Reports): void {
  const { choices, minChoices = 0, maxChoices = choices.length } = field;
  if (minChoices > choices.length) {
    schemaReport.add(
      `At least ${minChoices} of ${choices.length} choices cannot be met: lower it.`,
      'minItems',
    );
  } else if (minChoices > maxChoices) {
    schemaReport.add(
      `The smallest number of choices (${minChoices}) is above the largest (${maxChoices}): change one.`,
      'minItems',
    );
  }
  if (field.maxChoices !== undefined && (maxChoices < 1 || maxChoices > choices.length)) {
    schemaReport.add(`Set a largest number from 1 to ${choices.length}.`, 'maxItems');
  }
}
