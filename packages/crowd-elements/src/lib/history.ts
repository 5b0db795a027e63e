/** States of something that can be undone and redone. Never changed, always replaced. */
export type History<State> = {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
};

const mostSteps = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** A new step; what was undone before it cannot be redone any more. */
export function pushStep<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-mostSteps), present: next, future: [] };
}

/** One step back; the same history when there is none. */
export function undoStep<State>(history: History<State>): History<State> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  const past = history.past.slice(0, -1);
  return { past, present, future: [history.present, ...history.future] };
}

/** One step forth again; the same history when there is none. */
export function redoStep<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future };
}
