import type { MultipleChoiceField, SingleChoiceField, YesNoField } from '@exchange/tasks';

export type ChoiceField = SingleChoiceField | MultipleChoiceField | YesNoField;

export interface Option {
  readonly value: string | boolean;
  readonly label: string;
}

/** The options of a field in order; the first nine can be picked with their number. */
export function optionsOf(field: ChoiceField): readonly Option[] {
  if (field.kind !== 'yesNo') return field.choices;
  return [
    { value: true, label: field.yesLabel ?? 'Yes' },
    { value: false, label: field.noLabel ?? 'No' },
  ];
}

/** Whether an option is part of the answer. */
export function isChosen(field: ChoiceField, value: unknown, option: Option): boolean {
  if (field.kind === 'multipleChoice') return Array.isArray(value) && value.includes(option.value);
  return value === option.value;
}

/** The answer after picking an option: of several, picking again takes it back. */
export function chooseOption(field: ChoiceField, value: unknown, option: Option): unknown {
  if (field.kind !== 'multipleChoice') return option.value;
  const chosen = new Set(Array.isArray(value) ? (value as unknown[]) : []);
  if (!chosen.delete(option.value)) chosen.add(option.value);
  const kept = field.choices.map((choice) => choice.value).filter((item) => chosen.has(item));
  return kept.length === 0 ? undefined : kept;
}
