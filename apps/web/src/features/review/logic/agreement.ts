/** How the answers of others to one field compare with the answer under review. */
export interface FieldAgreement {
  readonly field: string;
  readonly same: number;
  readonly others: number;
}

export type AnswerRecord = Readonly<Record<string, unknown>>;

/** For each field, how many of the other answers to the same task say the same. */
export function compareAnswers(
  fields: readonly string[],
  answer: AnswerRecord,
  others: readonly AnswerRecord[],
): FieldAgreement[] {
  return fields.map((field) => ({
    field,
    same: others.filter((other) => isSameValue(answer[field], other[field])).length,
    others: others.length,
  }));
}

/** Share of equal fields over all other answers, 0 to 1; null without another answer. */
export function agreementShare(comparison: readonly FieldAgreement[]): number | null {
  const compared = comparison.reduce((sum, entry) => sum + entry.others, 0);
  if (compared === 0) return null;
  return comparison.reduce((sum, entry) => sum + entry.same, 0) / compared;
}

/** Text is compared without regard to case and outer blanks, choices without regard to order. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return normalise(left) === normalise(right);
}

function normalise(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return JSON.stringify(value.map(normalise).toSorted());
  if (typeof value === 'string') return value.trim().toLocaleLowerCase();
  return JSON.stringify(value);
}
