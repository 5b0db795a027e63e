/** An answer while it is being written: anything may be missing or unfinished. */
export type AnswerDraft = Readonly<Record<string, unknown>>;

/** What is wrong, in words, by name of the field; the empty name is the whole answer. */
export type FieldProblems = ReadonlyMap<string, string>;
