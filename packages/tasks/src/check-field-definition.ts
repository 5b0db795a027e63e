import type { Choice, Field, MultipleChoiceField, NumberField, TextField } from './field.ts';
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
      return checkChoices(field.choices, 2, ['enum'], reports);
    case 'multipleChoice':
      checkChoices(field.choices, 1, ['items', 'enum'], reports);
      return checkChoiceBounds(field, reports);
    case 'yesNo':
      return;
  }
}

function checkTextBounds(field: TextField, { schemaReport }: Reports): void {
  if (field.maxLength < 1 || field.maxLength > limits.maxTextLength) {
    schemaReport.add(`Set a longest length from 1 to ${limits.maxTextLength}.`, 'maxLength');
  }
  if (field.minLength !== undefined && field.minLength > field.maxLength) {
    schemaReport.add(
      `The shortest length (${field.minLength}) is above the longest (${field.maxLength}): change one.`,
      'minLength',
    );
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
  if (field.presentation === 'slider') checkSlider(field, { schemaReport, uiReport });
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

function checkChoices(
  choices: readonly Choice[],
  least: number,
  keys: readonly string[],
  { schemaReport, uiReport }: Reports,
): void {
  if (choices.length < least) schemaReport.add(`Add choices: at least ${least}.`, ...keys);
  if (choices.length > limits.choices) {
    schemaReport.add(
      `Use at most ${limits.choices} choices; there are ${choices.length}.`,
      ...keys,
    );
  }
  const seen = new Set<string>();
  for (const [index, { value, label }] of choices.entries()) {
    const message = checkChoiceValue(value) ?? (seen.has(value) ? duplicateMessage(value) : null);
    if (message) schemaReport.add(message, ...keys, index);
    seen.add(value);
    const labelMessage = label === value ? null : checkChoiceLabel(label);
    if (labelMessage) uiReport.add(labelMessage, 'choiceLabels', index);
  }
}

function duplicateMessage(value: string): string {
  return `The choice "${value}" is there twice: remove or change one.`;
}

function checkChoiceValue(value: string): string | null {
  if (value.trim() === '') return 'Fill in the choice: it must not be empty.';
  if (textLength(value) > limits.choiceValueLength) {
    return `Shorten the choice to ${limits.choiceValueLength} characters; its label may be longer.`;
  }
  if (hasUnstorableCharacters(value)) return 'Holds characters that cannot be stored: remove them.';
  // The results join the chosen values with "|".
  return value.includes('|') ? 'A choice must not hold "|": put it in the label instead.' : null;
}

function checkChoiceLabel(label: string): string | null {
  if (label.trim() === '') return 'Fill in the label: it must not be empty.';
  if (textLength(label) > limits.labelLength) {
    return `Shorten the label to ${limits.labelLength} characters.`;
  }
  return hasUnstorableCharacters(label)
    ? 'Holds characters that cannot be stored: remove them.'
    : null;
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
