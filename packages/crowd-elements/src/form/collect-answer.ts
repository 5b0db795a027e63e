import type { Answer, AnswerPart } from './answer-part.ts';

/**
 * Puts what the controls say together, in their order on the page. Names are taken as they are:
 * hyphens, dots and even "__proto__" are names like any other.
 */
export function collectAnswer(parts: readonly AnswerPart[]): Answer {
  const answer = new Map<string, unknown>();
  const options = new Map<string, Map<string, boolean>>();
  for (const part of parts) {
    if (part.kind === 'value') {
      options.delete(part.name);
      answer.set(part.name, part.value);
      continue;
    }
    const known = options.get(part.name) ?? new Map<string, boolean>();
    // Two switches with one name and one value: either turns it on.
    known.set(part.option, (known.get(part.option) ?? false) || part.isOn);
    options.set(part.name, known);
    answer.set(part.name, known);
  }
  return Object.fromEntries(
    [...answer].map(([name, value]) => [
      name,
      value instanceof Map ? Object.fromEntries(value as Map<string, boolean>) : value,
    ]),
  );
}
