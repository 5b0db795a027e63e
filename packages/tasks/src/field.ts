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
  /** Each must be found in the text. */
  readonly patterns?: readonly TextPattern[];
  /** What stands there until the performer changes it. */
  readonly initial?: string;
}

/** A regular expression in the syntax of RE2, which takes no look-arounds and no back-references. */
export interface TextPattern {
  readonly regex: string;
  /** Any of i, m and s, as in JavaScript. */
  readonly flags?: string;
  /** What performers are told about a text that does not match. */
  readonly message?: string;
}

/** A number; `step` belongs to the presentation and is not enforced. */
export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly presentation: 'box' | 'slider' | 'rating';
  readonly step?: number;
  readonly minLabel?: string;
  readonly maxLabel?: string;
  /** What stands there until the performer changes it. */
  readonly initial?: number;
}

/** One option of a choice: the value is what the results hold, the label what is shown. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Address of a picture, for choices that are shown as pictures. */
  readonly image?: string;
}

/** How a choice looks; a list if it is not said. Drop-downs are for one answer only. */
export type ChoicePresentation = 'buttons' | 'dropDown' | 'images';

/** Exactly one of several options. */
export interface SingleChoiceField extends FieldBase {
  readonly kind: 'singleChoice';
  readonly choices: readonly Choice[];
  readonly presentation?: ChoicePresentation;
}

/** Any number of several options, within bounds. */
export interface MultipleChoiceField extends FieldBase {
  readonly kind: 'multipleChoice';
  readonly choices: readonly Choice[];
  readonly presentation?: Exclude<ChoicePresentation, 'dropDown'>;
  readonly minChoices?: number;
  readonly maxChoices?: number;
}

/** Yes or no. */
export interface YesNoField extends FieldBase {
  readonly kind: 'yesNo';
  readonly yesLabel?: string;
  readonly noLabel?: string;
}

/** A day, a time of day, or both, without a time zone. */
export interface DateField extends FieldBase {
  readonly kind: 'date' | 'time' | 'dateTime';
  /** In the form of the answer; both ends belong to what is allowed. */
  readonly earliest?: string;
  readonly latest?: string;
}

/** All options in an order: the best first. */
export interface RankingField extends FieldBase {
  readonly kind: 'ranking';
  readonly choices: readonly Choice[];
}

/** Which of two things is better; what is compared usually comes from variables. */
export interface ComparisonField extends FieldBase {
  readonly kind: 'comparison';
  readonly content: 'text' | 'image';
  readonly left: string;
  readonly right: string;
  /** Words for "both alike"; without them it cannot be chosen. */
  readonly tieLabel?: string;
}

/** A column of a table that is filled in. */
export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number';
  readonly required: boolean;
}

/** Rows that the performer adds and fills in. */
export interface TableField extends FieldBase {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly minRows?: number;
  readonly maxRows?: number;
}

/** A place on the earth, in degrees (WGS 84), with words if the performer has any. */
export interface LocationField extends FieldBase {
  readonly kind: 'location';
}

/** What a file may be, found out from its content; `any` takes all that are listed. */
export const fileContents = ['image', 'audio', 'video', 'pdf', 'text', 'any'] as const;
export type FileContent = (typeof fileContents)[number];

/** A file that the performer uploads. The answer names it; the exchange keeps it. */
export interface FileField extends FieldBase {
  readonly kind: 'file';
  readonly accept: FileContent;
  /** Of 1,048,576 bytes, and parts of one. */
  readonly maxMegabytes: number;
  readonly minBytes?: number;
}

/** The kinds of field that mark places in an image, a text or a recording. */
export type MarkKind = 'boxes' | 'polygons' | 'points' | 'spans' | 'segments';

/** Labelled places in an image (boxes, polygons, points), a text (spans) or a recording (segments). */
export interface MarkField extends FieldBase {
  readonly kind: MarkKind;
  /** The address of the image or the recording, or the text itself; usually a variable. */
  readonly source: string;
  /** The labels to choose from. */
  readonly choices: readonly Choice[];
  readonly minMarks?: number;
  readonly maxMarks?: number;
}

/** An answer field in one piece: what the schema and the ui part of a form say about it. */
export type Field =
  | TextField
  | NumberField
  | SingleChoiceField
  | MultipleChoiceField
  | YesNoField
  | DateField
  | FileField
  | RankingField
  | ComparisonField
  | TableField
  | LocationField
  | MarkField;

/** The kinds of answer field. */
export type FieldKind = Field['kind'];
