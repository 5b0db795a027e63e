import type { DisplayItem } from '@exchange/tasks';

/** How a question of a QuestionForm is asked in our form, and so how its answers go back. */
export interface FormQuestion {
  readonly identifier: string;
  /** The field with the answer; its name differs where ours allow fewer characters. */
  readonly field: string;
  readonly kind: 'text' | 'selection' | 'upload';
  /** The field for what is not among the selections. */
  readonly otherField?: string;
}

/** The name of the field for what is not among the selections of a question. */
export function otherNameOf(name: string): string {
  return `${name}_other`;
}

/** A field of our form as JSON: what `parseTaskForm` takes. */
export interface RawField {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly ui: Readonly<Record<string, unknown>>;
  readonly required: boolean;
}

/** What one question becomes. */
export interface ReadQuestion {
  readonly question: FormQuestion;
  readonly fields: readonly RawField[];
  /** Images and links, which our forms show above the question. */
  readonly shown: readonly DisplayItem[];
}
