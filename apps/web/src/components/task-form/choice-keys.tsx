import type { Field } from '@exchange/tasks';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import type { OptionField } from './options-of.ts';
import { chooseOption, hasOptions, optionsOf } from './options-of.ts';
import type { AnswerDraft } from './task-form-types.ts';

interface ChoiceKeysProps {
  readonly fields: readonly Field[];
  readonly value: AnswerDraft;
  readonly prefix: string;
  readonly onChoose: (name: string, value: unknown) => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Lets the number keys pick options: of the question in focus, else of the first open one. */
export function ChoiceKeys(props: ChoiceKeysProps) {
  return digits.map((digit, index) => (
    <ChoiceKey key={digit} {...props} digit={digit} index={index} />
  ));
}

interface ChoiceKeyProps extends ChoiceKeysProps {
  readonly digit: string;
  readonly index: number;
}

function ChoiceKey({ fields, value, prefix, onChoose, digit, index }: ChoiceKeyProps) {
  const label = index === 0 ? 'Choose the first answer (2 to 9: the others)' : '';
  useShortcut({ keys: digit, label }, () => {
    const field = findTarget(fields, value, prefix);
    const option = field === null ? undefined : optionsOf(field)[index];
    if (field && option) onChoose(field.name, chooseOption(field, value[field.name], option));
  });
  return null;
}

function findTarget(
  fields: readonly Field[],
  value: AnswerDraft,
  prefix: string,
): OptionField | null {
  const choices = fields.filter(hasOptions);
  const focused = choices.find(({ name }) =>
    document.getElementById(`${prefix}-${name}`)?.contains(document.activeElement),
  );
  const open = choices.find(({ name }) => value[name] === undefined);
  return focused ?? open ?? (choices.length === 1 ? (choices[0] ?? null) : null);
}
