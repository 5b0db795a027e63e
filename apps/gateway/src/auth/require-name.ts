import { ExchangeError, isStorableText } from '@exchange/kernel';

const longestName = 80;

/** The name of an account without the blanks around it. Throws BAD_USER_INPUT when none is left. */
export function requireName(given: unknown): string {
  const name = typeof given === 'string' ? given.trim() : '';
  if (name !== '' && name.length <= longestName && isStorableText(name)) return name;
  throw new ExchangeError('BAD_USER_INPUT', `Give a name of 1 to ${longestName} characters.`);
}
