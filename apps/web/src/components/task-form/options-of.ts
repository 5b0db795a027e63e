import type {
  ComparisonField,
  Field,
  MultipleChoiceField,
  NumberField,
  SingleChoiceField,
  YesNoField,
} from '@exchange/tasks';

export type RatingField = NumberField & { readonly presentation: 'rating' };
export type ChoiceField = SingleChoiceField | MultipleChoiceField | YesNoField;
/** Fields of which the number keys pick an option. */
export type OptionField = ChoiceField | ComparisonField | RatingField;

export interface Option {
  readonly value: string | number | boolean;
  readonly label: string;
  readonly image?: string;
}

export function hasOptions(field: Field): field is OptionField {
  if (field.kind === 'number') return field.presentation === 'rating';
  if (field.kind === 'singleChoice') return field.presentation !== 'dropDown';
  return ['multipleChoice', 'yesNo', 'comparison'].includes(field.kind);
}

/** The options of a field in order; the first nine can be picked with their number. */
export function optionsOf(field: OptionField): readonly Option[] {
  switch (field.kind) {
    case 'singleChoice':
    case 'multipleChoice':
      return field.choices;
    case 'yesNo':
      return [
        { value: true, label: field.yesLabel ?? 'Yes' },
        { value: false, label: field.noLabel ?? 'No' },
      ];
    case 'comparison':
      return [
        { value: 'left', label: 'The first' },
        { value: 'right', label: 'The second' },
        ...(field.tieLabel === undefined ? [] : [{ value: 'tie', label: field.tieLabel }]),
      ];
    case 'number':
      return Array.from({ length: field.max ?? 5 }, (_, index) => ({
        value: index + 1,
        label: String(index + 1),
      }));
  }
}

/** Whether an option is part of the answer. */
export function isChosen(field: OptionField, value: unknown, option: Option): boolean {
  if (field.kind === 'multipleChoice') return Array.isArray(value) && value.includes(option.value);
  return value === option.value;
}

/** The answer after picking an option: of several, picking again takes it back. */
export function chooseOption(field: OptionField, value: unknown, option: Option): unknown {
  if (field.kind !== 'multipleChoice') return option.value;
  const chosen = new Set(Array.isArray(value) ? (value as unknown[]) : []);
  if (!chosen.delete(option.value)) chosen.add(option.value);
  const kept = field.choices.map((choice) => choice.value).filter((item) => chosen.has(item));
  return kept.length === 0 ? undefined : kept;
}
