/** What a box of text asks for. */
export type TextRules = {
  readonly isRequired: boolean;
  /** In characters; 0 for none. */
  readonly shortest: number;
  /** What the whole text or each of its characters must match; null for anything. */
  readonly pattern: string | null;
};

function matches(text: string, pattern: string): boolean {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    return whole.test(text) || Array.from(text).every((letter) => whole.test(letter));
  } catch {
    // The author made a mistake; the performer cannot do anything about it.
    return true;
  }
}

/** Why a text does not do; empty when it does. */
export function findTextProblem(text: string, rules: TextRules): string {
  if (text.trim() === '' && rules.isRequired) return 'Please fill in this field.';
  if (text === '') return '';
  const length = Array.from(text).length;
  if (length < rules.shortest) {
    return `Please write at least ${rules.shortest} characters (now ${length}).`;
  }
  if (rules.pattern !== null && !matches(text, rules.pattern)) {
    return 'Some characters are not allowed here.';
  }
  return '';
}
