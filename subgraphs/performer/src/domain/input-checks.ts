import { ExchangeError, isStorableText } from '@exchange/kernel';

const longestId = 100;

/** Longer texts, or what cannot be stored, are no ids of ours; they are not even looked up. */
export function isShortId(id: string): boolean {
  return id.length > 0 && id.length <= longestId && isStorableText(id);
}

/** Size of a page, 1 to 200. */
export function requirePageSize(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= 200) return first;
  throw new ExchangeError('BAD_USER_INPUT', '"first" must be a whole number from 1 to 200.');
}

interface Place {
  readonly at: Date;
  readonly id: string;
}

/** Where a page ended, as text that callers hand back unread. */
export function encodeCursor(place: Place): string {
  return Buffer.from(`${place.at.toISOString()} ${place.id}`).toString('base64url');
}

export function requireCursor(after: string | null | undefined): Place | null {
  if (after === null || after === undefined) return null;
  const text = after.length > 400 ? '' : Buffer.from(after, 'base64url').toString('utf8');
  const [time = '', id = ''] = text.split(' ');
  const at = new Date(time);
  if (isShortId(id) && !Number.isNaN(at.getTime())) return { at, id };
  throw new ExchangeError('BAD_USER_INPUT', '"after" must be an endCursor of an earlier page.');
}

export interface Problem {
  readonly path: string;
  readonly message: string;
}
