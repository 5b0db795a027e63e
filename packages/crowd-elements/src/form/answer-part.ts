/** What one control adds to the answer. */
export type AnswerPart =
  /** A switch: its name holds an object with one truth value for each of its options. */
  | {
      readonly kind: 'flag';
      readonly name: string;
      readonly option: string;
      readonly isOn: boolean;
    }
  /** Anything else; of several with one name the last counts. */
  | { readonly kind: 'value'; readonly name: string; readonly value: unknown };

/** The answer to a task: one property for each name. */
export type Answer = Readonly<Record<string, unknown>>;
