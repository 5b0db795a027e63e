/** One answer as it was given. */
export interface AnswerRecord<Value> {
  readonly question: string;
  readonly worker: string;
  readonly answer: Value;
}

/**
 * Who answered what, in dense numbers. Answers are sorted by question, then worker, so nothing computed from
 * an index depends on the order in which the records came. Questions and workers are sorted by their keys.
 */
export interface AnswerIndex {
  readonly questions: readonly string[];
  readonly workers: readonly string[];
  /** By answer: the place of its question in `questions`. */
  readonly questionOf: Int32Array;
  /** By answer: the place of its worker in `workers`. */
  readonly workerOf: Int32Array;
  /** By question, and one more: where its answers begin. */
  readonly firstOf: Int32Array;
}

export interface IndexedAnswers<Value> extends AnswerIndex {
  /** By answer, in the order of the index. */
  readonly values: readonly Value[];
}

/**
 * Sorts records into an index. Somebody who answered a question twice counts twice: published sets hold such
 * pairs and are compared with them; who wants one answer for each drops the others before.
 *
 * @param compare orders two answers that one worker gave to one question.
 */
export function indexAnswers<Value>(
  records: readonly AnswerRecord<Value>[],
  compare: (one: Value, other: Value) => number,
): IndexedAnswers<Value> {
  const questions = sortedKeys(records, ({ question }) => question);
  const workers = sortedKeys(records, ({ worker }) => worker);
  const questionPlaces = placesOf(questions);
  const workerPlaces = placesOf(workers);
  const sorted = records
    .map(({ question, worker, answer }) => ({
      question: questionPlaces.get(question) ?? 0,
      worker: workerPlaces.get(worker) ?? 0,
      answer,
    }))
    .sort(
      (one, other) =>
        one.question - other.question ||
        one.worker - other.worker ||
        compare(one.answer, other.answer),
    );
  const questionOf = Int32Array.from(sorted, ({ question }) => question);
  return {
    questions,
    workers,
    questionOf,
    workerOf: Int32Array.from(sorted, ({ worker }) => worker),
    firstOf: countStarts(questionOf, questions.length),
    values: sorted.map(({ answer }) => answer),
  };
}

/** Where each question's answers begin, from the questions of the sorted answers. */
export function countStarts(questionOf: Int32Array, questions: number): Int32Array {
  const firstOf = new Int32Array(questions + 1);
  for (const question of questionOf) firstOf[question + 1] = (firstOf[question + 1] ?? 0) + 1;
  for (let at = 1; at <= questions; at += 1) {
    firstOf[at] = (firstOf[at] ?? 0) + (firstOf[at - 1] ?? 0);
  }
  return firstOf;
}

function sortedKeys<Item>(items: readonly Item[], keyOf: (item: Item) => string): string[] {
  return [...new Set(items.map(keyOf))].sort(compareText);
}

export function placesOf(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, place) => [key, place]));
}

/** By code unit: the same everywhere, whatever the language of the machine. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
