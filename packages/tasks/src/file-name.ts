/** Ids of uploaded files of answers: nobody guesses one. */
export const filePattern = '^[A-Za-z0-9_-]{32}$';

const longestBytes = 120;
const pattern = /^[^\p{Cc}/\\:*?"<>|]+\.[a-z0-9]{1,8}$/iu;

/**
 * The name of an uploaded file, if a value can be one: with an ending, without a folder, and short
 * enough for every store. Null for anything else, such as a web address.
 */
export function readFileName(value: string): string | null {
  const name = value.trim().normalize('NFC');
  if (!name.isWellFormed() || name.startsWith('.') || !pattern.test(name)) return null;
  return new TextEncoder().encode(name).length <= longestBytes ? name : null;
}
