import type { Field, FieldKind } from './field.ts';
import { limits } from './limits.ts';

/** A kind of field as the editor offers it. */
export interface FieldKindInfo {
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint: string;
}

/** The kinds of field in the order in which the editor offers them. */
export const fieldKinds: readonly FieldKindInfo[] = [
  { kind: 'singleChoice', label: 'Single choice', hint: 'One of several options' },
  { kind: 'multipleChoice', label: 'Multiple choice', hint: 'Any of several options' },
  { kind: 'yesNo', label: 'Yes or no', hint: 'One question with two answers' },
  { kind: 'number', label: 'Number', hint: 'A number or a slider' },
  { kind: 'text', label: 'Text', hint: 'One line of text' },
  { kind: 'longText', label: 'Long text', hint: 'Several lines of text' },
];

const choices = [
  { value: 'option_1', label: 'Option 1' },
  { value: 'option_2', label: 'Option 2' },
];

/** A new field of a kind: complete, so that a form with it can be published. */
export function createField(kind: FieldKind, name: string): Field {
  const common = { name, required: true };
  switch (kind) {
    case 'text':
      return { kind, ...common, label: 'Your answer', maxLength: limits.defaultTextLength };
    case 'longText':
      return { kind, ...common, label: 'Your answer', maxLength: limits.maxTextLength };
    case 'number':
      return { kind, ...common, label: 'How many?', integer: false, presentation: 'box' };
    case 'singleChoice':
      return { kind, ...common, label: 'Choose one', choices };
    case 'multipleChoice':
      return { kind, ...common, label: 'Choose all that apply', choices };
    case 'yesNo':
      return { kind, ...common, label: 'Is this right?' };
  }
}
