/** Replaces the text from `start` up to `end`; both are the same for an insertion. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made and everything else as it was. Those at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let passed = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    if (edit.start < passed) continue;
    pieces.push(text.slice(passed, edit.start), edit.text);
    passed = edit.end;
  }
  pieces.push(text.slice(passed));
  return pieces.join('');
}
