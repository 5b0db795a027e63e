import type { Report } from './problems.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readObject(value: unknown, report: Report): JsonObject | null {
  if (isJsonObject(value)) return value;
  report.add('Must be a JSON object.');
  return null;
}

export function rejectUnknownKeys(
  value: JsonObject,
  known: readonly string[],
  report: Report,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) report.add(`Unknown: use ${known.join(', ')}.`, key.slice(0, 60));
  }
}

/** The value when it is one of the words; the first of them for what is not there, when allowed. */
export function readWord<Word extends string>(
  object: JsonObject,
  key: string,
  words: readonly Word[],
  report: Report,
  fallback: Word | null = null,
): Word | null {
  const value = object[key] ?? fallback;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  report.add(`Use one of ${words.join(', ')}.`, key);
  return null;
}

export function readNumber(
  object: JsonObject,
  key: string,
  range: { readonly min: number; readonly max: number; readonly fallback?: number },
  report: Report,
): number {
  const value = object[key] ?? range.fallback;
  if (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    value >= range.min &&
    value <= range.max
  ) {
    return value;
  }
  report.add(`Give a number from ${range.min} to ${range.max}.`, key);
  return range.min;
}

/** A list of distinct values that all fit; empty after a problem. */
export function readList<Value>(
  object: JsonObject,
  key: string,
  range: { readonly min: number; readonly max: number },
  fits: (value: unknown) => value is Value,
  message: string,
  report: Report,
): readonly Value[] {
  const list = object[key] ?? [];
  if (!Array.isArray(list)) {
    report.add('Must be a list.', key);
    return [];
  }
  if (list.length < range.min || list.length > range.max) {
    const count = range.min === range.max ? `${range.min}` : `${range.min} to ${range.max}`;
    report.add(`Give ${count}; there ${list.length === 1 ? 'is' : 'are'} ${list.length}.`, key);
    return [];
  }
  const values: Value[] = [];
  list.forEach((value: unknown, index) => {
    if (!fits(value)) report.add(message, key, index);
    else if (!values.includes(value)) values.push(value);
  });
  return values;
}
