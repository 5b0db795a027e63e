import { readNumber } from '#lib/format/read-number.ts';

/** A number as soon as it is one; what is not is kept as it was typed, for the check to tell. */
export function readNumberDraft(typed: number | string): unknown {
  return readNumber(typed) ?? (typed === '' ? undefined : typed);
}

/** What a number box shows of a draft. */
export function showNumberDraft(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}
