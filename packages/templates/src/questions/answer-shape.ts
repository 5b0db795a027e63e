/** The part of a field that says which answers are right: its schema and its looks, as JSON. */
export interface AnswerShape {
  readonly kind: 'text' | 'selection' | 'upload';
  readonly schema: Readonly<Record<string, unknown>>;
  readonly ui: Readonly<Record<string, unknown>>;
  /** The same for `<OtherSelection>`. */
  readonly other?: AnswerShape;
}
