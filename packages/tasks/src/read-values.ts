import { hasUnstorableCharacters, textLength } from './text.ts';
import type { Report } from './problems.ts';

/** A JSON object whose keys are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object (not an array, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of that name: a key such as `constructor` never reaches a prototype. */
export function own(source: JsonObject, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined;
}

/** Reports every key that is not in `known`. */
export function rejectUnknownKeys(
  source: JsonObject,
  known: readonly string[],
  report: Report,
): void {
  for (const key of Object.keys(source)) {
    if (!known.includes(key)) {
      report.add(`Remove "${key.slice(0, 64)}": it is not known here.`, key);
    }
  }
}

/** Reads an optional text; wrong type and wrong length are reported. */
export function readText(
  source: JsonObject,
  key: string,
  max: number,
  report: Report,
): string | undefined {
  const value = own(source, key);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') {
    report.add('Must be text.', key);
    return undefined;
  }
  if (textLength(value) > max) report.add(`Shorten this to ${max} characters.`, key);
  if (hasUnstorableCharacters(value)) {
    report.add('Holds characters that cannot be stored: remove them.', key);
  }
  return value;
}

/** Reads a text that must be there and not be blank. */
export function requireText(source: JsonObject, key: string, max: number, report: Report): string {
  const present = own(source, key) !== undefined;
  const value = readText(source, key, max, report);
  if (!present || value?.trim() === '') report.add('Fill this in: it must not be empty.', key);
  return value ?? '';
}

/** Reads an optional finite number. */
export function readNumber(source: JsonObject, key: string, report: Report): number | undefined {
  const value = own(source, key);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  report.add('Must be a number.', key);
  return undefined;
}

/** Reads an optional whole number that is not negative. */
export function readCount(source: JsonObject, key: string, report: Report): number | undefined {
  const value = readNumber(source, key, report);
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return value;
  report.add('Must be a whole number, 0 or more.', key);
  return undefined;
}

/** Reads an optional list of texts. */
export function readTextList(
  source: JsonObject,
  key: string,
  report: Report,
): string[] | undefined {
  const value = own(source, key);
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [...value];
  report.add('Must be a list of texts.', key);
  return undefined;
}
