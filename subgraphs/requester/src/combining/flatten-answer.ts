const deepest = 4;
const mostNames = 200;

/**
 * The values of an answer to an HTML template by name. `taskAnswers` is a form of crowd elements: a list with
 * one object. What is inside of objects comes under names joined by dots; texts that are JSON lists or objects
 * are read.
 */
export function flattenAnswer(answer: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(answer)) {
    const read = typeof value === 'string' ? readJson(value) : value;
    if (name === 'taskAnswers' && Array.isArray(read)) {
      if (isObject(read[0])) flatten(values, '', read[0], 0);
    } else flattenValue(values, name, read, 0);
  }
  return values;
}

function flatten(values: Map<string, unknown>, prefix: string, from: object, depth: number): void {
  for (const [key, value] of Object.entries(from)) {
    flattenValue(values, prefix === '' ? key : `${prefix}.${key}`, value, depth);
  }
}

function flattenValue(
  values: Map<string, unknown>,
  name: string,
  value: unknown,
  depth: number,
): void {
  if (isObject(value) && depth < deepest) flatten(values, name, value, depth + 1);
  else if (values.size < mostNames) values.set(name, value);
}

function readJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
