import type { TaskInput } from './task-form.ts';

// No brace inside, so that a text full of "{{" is read in one pass.
const variablePattern = /\{\{([^{}]+)\}\}/g;

/** A column or variable name in the one form in which names are compared. */
export function canonicalName(name: string): string {
  return name.trim().normalize('NFC');
}

/** The variable names that a template uses, in order, with repetitions. */
export function variablesIn(template: string): string[] {
  return [...template.matchAll(variablePattern)]
    .map((match) => canonicalName(match[1] ?? ''))
    .filter((name) => name !== '');
}

/**
 * Puts the values of the input in for the variables. Values stay as they are: escaping belongs to
 * whoever shows the result. A column that the input lacks gives an empty text.
 */
export function fillVariables(template: string, input: TaskInput): string {
  return template.replace(variablePattern, (whole, inside: string) => {
    const name = canonicalName(inside);
    return name === '' ? whole : valueOf(input, name);
  });
}

function valueOf(input: TaskInput, name: string): string {
  const key = Object.hasOwn(input, name)
    ? name
    : Object.keys(input).find((candidate) => canonicalName(candidate) === name);
  const value = key === undefined ? undefined : input[key];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
