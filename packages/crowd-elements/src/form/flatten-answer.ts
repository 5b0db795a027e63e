import type { Answer } from './answer-part.ts';

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(name: string, value: unknown): (readonly [string, unknown])[] {
  if (!isPlain(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(`${name}.${key}`, inner));
}

/**
 * The answer of a form with `answer-format="flatten-objects"`: what is inside of objects under
 * names joined by dots, as the columns of Mechanical Turk's results had them
 * (`category.label`). Lists stay whole.
 */
export function flattenAnswer(answer: Answer): Answer {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) => flatten(name, value)),
  );
}

/** A flat answer as the fields of a form: texts as they are, everything else as JSON. */
export function toFields(answer: Answer): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
