/** How an answer field is shown. */
export type Widget = 'text' | 'longText' | 'number' | 'slider' | 'radio' | 'checkboxes' | 'yesNo';

/** A piece of the task's input that the performer sees; every string may hold `{{variables}}`. */
export type DisplayItem =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string }
  | {
      readonly kind: 'image';
      readonly url: string;
      readonly alt: string;
      readonly caption?: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string };

/** The kinds of display item. */
export type DisplayKind = DisplayItem['kind'];

/** The JSON Schema (2020-12) of one answer field: only the keywords that fields need. */
export interface FieldSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  readonly title: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Only `\S`, on required text: an answer of blanks is no answer. */
  readonly pattern?: '\\S';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string'; readonly enum: readonly string[] };
  readonly uniqueItems?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The JSON Schema of a whole answer. */
export interface AnswerSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** What the schema cannot say about a field: how it looks. */
export interface FieldUi {
  readonly widget: Widget;
  readonly help?: string;
  readonly placeholder?: string;
  /** Distance between two positions of a slider, or of the arrows of a number box. */
  readonly step?: number;
  readonly minLabel?: string;
  readonly maxLabel?: string;
  /** What is shown for each value of `enum`, in the same order; without it, the values. */
  readonly choiceLabels?: readonly string[];
  readonly yesLabel?: string;
  readonly noLabel?: string;
}

/** A task type's form, as it is stored: a plain JSON value. */
export interface TaskForm {
  readonly version: 1;
  readonly display: readonly DisplayItem[];
  readonly schema: AnswerSchema;
  readonly ui: {
    readonly order: readonly string[];
    readonly fields: Readonly<Record<string, FieldUi>>;
  };
}

/** One row of the requester's CSV file by column name, or the same from the API. */
export type TaskInput = Readonly<Record<string, unknown>>;

/** The value of one answered field. */
export type AnswerValue = string | number | boolean | readonly string[];

/** A checked answer: only answered fields have a key. */
export type Answer = Readonly<Record<string, AnswerValue>>;
