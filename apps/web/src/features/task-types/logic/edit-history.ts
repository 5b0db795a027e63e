import { changedTexts } from './changed-texts.ts';

/** Steps of editing something: what it was, what it is, and what was undone. */
export interface EditHistory<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** When the last step was made, in milliseconds of any clock. */
  readonly at: number;
  /** Which texts it changed, when it changed nothing else. */
  readonly texts: string | null;
}

const mostSteps = 100;
/** Typing goes letter by letter; what comes so soon in the same text belongs to the same step. */
const sameStepMs = 700;

/** With a change that came from the editors. */
export function pushEdit<Value>(
  history: EditHistory<Value>,
  present: Value,
  at: number,
): EditHistory<Value> {
  const texts = changedTexts(history.present, present);
  const isSameStep = texts !== null && texts === history.texts && at - history.at < sameStepMs;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-mostSteps);
  return { past, present, future: [], at, texts };
}

/** One step back; the same if there is none. The next change is a step of its own. */
export function undoEdit<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    at: -Infinity,
    texts: null,
  };
}

/** What was undone, again. */
export function redoEdit<Value>(history: EditHistory<Value>): EditHistory<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future,
    at: -Infinity,
    texts: null,
  };
}
