import { ExchangeError } from '@exchange/kernel';

const mostAtOnce = 200;
const longestId = 100;

/** @throws ExchangeError BAD_USER_INPUT unless 1 to 200 */
export function requireFirst(first: number, name = 'first'): number {
  if (Number.isInteger(first) && first >= 1 && first <= mostAtOnce) return first;
  throw new ExchangeError('BAD_USER_INPUT', `The argument ${name} must be 1 to ${mostAtOnce}.`);
}

export function isId(id: string): boolean {
  return id.length >= 1 && id.length <= longestId;
}
