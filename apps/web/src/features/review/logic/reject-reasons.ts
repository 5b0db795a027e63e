/** Reasons offered as numbered chips; the performer reads the text. */
export const rejectReasons: readonly string[] = [
  'The answer is empty or meaningless.',
  'The answer does not follow the instructions.',
  'The answer is wrong.',
  'The answer does not fit this item.',
  'The answer was copied from elsewhere.',
  'A part of the answer is missing.',
];

export const shortestReason = 3;
export const longestReason = 1_024;

/** Why a reason cannot be sent, or null if it can. */
export function checkReason(reason: string): string | null {
  const length = Array.from(reason.trim()).length;
  if (length < shortestReason) return 'Say why: the performer reads it.';
  if (length > longestReason)
    return `Shorten it to ${longestReason.toLocaleString('en')} characters.`;
  return null;
}
