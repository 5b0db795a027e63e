import { isStorableText } from '@exchange/kernel';
import type { InputProblem } from './outcomes.ts';

/** Each check gives the problems of one value: none when it is acceptable. */
export function checkText(
  path: string,
  value: string,
  range: { min?: number; max: number },
): InputProblem[] {
  const { min = 0, max } = range;
  if (!isStorableText(value))
    return [{ path, message: 'It holds characters that cannot be stored.' }];
  const length = value.trim().length;
  if (length < min) {
    const characters = min === 1 ? 'one character' : `${min} characters`;
    return [{ path, message: `Write at least ${characters}.` }];
  }
  if (value.length > max) {
    return [{ path, message: `Shorten it to ${max} characters; it has ${value.length}.` }];
  }
  return [];
}

export function checkWhole(path: string, value: number, min: number, max: number): InputProblem[] {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return [];
  return [{ path, message: `Give a whole number from ${min} to ${max}.` }];
}

export function checkIdempotencyKey(key: string): InputProblem[] {
  return /^[\x21-\x7e]{8,64}$/.test(key)
    ? []
    : [{ path: 'idempotencyKey', message: 'Give 8 to 64 printable characters without blanks.' }];
}

export function checkDeadline(path: string, at: Date | null, now: Date): InputProblem[] {
  return at === null || at.getTime() > now.getTime()
    ? []
    : [{ path, message: 'The deadline must be in the future.' }];
}

/** No id of ours is longer; a longer one is not worth asking the database. */
export function isPlausibleId(id: string): boolean {
  return id.length <= 100 && isStorableText(id);
}
