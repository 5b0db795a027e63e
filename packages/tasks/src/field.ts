interface FieldBase {
  /** Key of the answer and, after `Answer.`, the column of the results. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly help?: string;
  readonly required: boolean;
}

/** A line, or several lines, of text. Lengths count characters. */
export interface TextField extends FieldBase {
  readonly kind: 'text' | 'longText';
  readonly minLength?: number;
  readonly maxLength: number;
  readonly placeholder?: string;
}

/** A number; `step` belongs to the presentation and is not enforced. */
export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly presentation: 'box' | 'slider';
  readonly step?: number;
  readonly minLabel?: string;
  readonly maxLabel?: string;
}

/** One option of a choice: the value is what the results hold, the label what is shown. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Exactly one of several options. */
export interface SingleChoiceField extends FieldBase {
  readonly kind: 'singleChoice';
  readonly choices: readonly Choice[];
}

/** Any number of several options, within bounds. */
export interface MultipleChoiceField extends FieldBase {
  readonly kind: 'multipleChoice';
  readonly choices: readonly Choice[];
  readonly minChoices?: number;
  readonly maxChoices?: number;
}

/** Yes or no. */
export interface YesNoField extends FieldBase {
  readonly kind: 'yesNo';
  readonly yesLabel?: string;
  readonly noLabel?: string;
}

/** An answer field in one piece: what the schema and the ui part of a form say about it. */
export type Field = TextField | NumberField | SingleChoiceField | MultipleChoiceField | YesNoField;

/** The kinds of answer field. */
export type FieldKind = Field['kind'];
