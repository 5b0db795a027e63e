import type { Choice } from './field.ts';
import { limits } from './limits.ts';
import type { FieldSource } from './read-field.ts';
import { hasUnstorableCharacters, textLength } from './text.ts';

type Reports = Pick<FieldSource, 'schemaReport' | 'uiReport'>;

/** Reports what is wrong with options; `keys` lead to their list. */
export function checkChoices(
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
