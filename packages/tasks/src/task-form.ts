import type { FileContent, MarkKind, TableColumn, TextPattern } from './field.ts';

/** How an answer field is shown. */
export type Widget =
  | 'text'
  | 'longText'
  | 'number'
  | 'slider'
  | 'rating'
  | 'radio'
  | 'buttons'
  | 'dropDown'
  | 'images'
  | 'checkboxes'
  | 'checkButtons'
  | 'checkImages'
  | 'yesNo'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'ranking'
  | 'comparison'
  | 'table'
  | 'location'
  | 'file'
  | MarkKind;

/** A piece of the task's input that the performer sees; every string may hold `{{variables}}`. */
export type DisplayItem = DisplayContent & {
  /** The field that it stands before; null: below all fields. Without it, above all of them. */
  readonly before?: string | null;
};

/** What a display item shows. */
type DisplayContent =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string }
  | {
      readonly kind: 'image';
      readonly url: string;
      readonly alt: string;
      readonly caption?: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'audio' | 'video' | 'pdf'; readonly url: string; readonly label: string }
  /** `source` is a JSON list of rows, or lines of comma or tab separated values. */
  | { readonly kind: 'table'; readonly source: string; readonly label: string };

/** The kinds of display item. */
export type DisplayKind = DisplayItem['kind'];

/** The JSON Schema (2020-12) of one answer field: only the keywords that fields need. */
export interface FieldSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly title: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** `\S` on required text, because an answer of blanks is no answer; the form of a day or time. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  /** Of a list: what it holds. */
  readonly items?: PartSchema;
  readonly properties?: Readonly<Record<string, PartSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly uniqueItems?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The JSON Schema of a part of an answer. */
export interface PartSchema {
  readonly type: 'string' | 'number' | 'integer' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: PartSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, PartSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
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
  /** Not in the schema: JSON Schema knows neither their flags nor their words. */
  readonly patterns?: readonly TextPattern[];
  /** What stands in a text or number field at first. */
  readonly initial?: string | number;
  /** Distance between two positions of a slider, or of the arrows of a number box. */
  readonly step?: number;
  readonly minLabel?: string;
  readonly maxLabel?: string;
  /** What is shown for each value of `enum`, in the same order; without it, the values. */
  readonly choiceLabels?: readonly string[];
  /** Address of a picture for each value of `enum`, in the same order. */
  readonly choiceImages?: readonly string[];
  readonly yesLabel?: string;
  readonly noLabel?: string;
  /** Bounds of a day or time, in the form of the answer. */
  readonly earliest?: string;
  readonly latest?: string;
  /** What a comparison compares, and how it is shown. */
  readonly content?: 'text' | 'image';
  readonly left?: string;
  readonly right?: string;
  readonly tieLabel?: string;
  readonly columns?: readonly TableColumn[];
  /** What a file may be, and how large. */
  readonly accept?: FileContent;
  readonly maxMegabytes?: number;
  readonly minBytes?: number;
  /** What is marked: an address, or the text itself. */
  readonly source?: string;
  /** The labels of marks: what the results hold. */
  readonly labels?: readonly string[];
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

/** The value of one answered field: marks and rows are lists of objects, a place is an object. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly AnswerValue[]
  | { readonly [name: string]: AnswerValue };

/** A checked answer: only answered fields have a key. */
export type Answer = Readonly<Record<string, AnswerValue>>;
