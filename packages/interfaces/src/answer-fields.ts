import type { Field } from '@exchange/tasks';
import { fieldsOf } from '@exchange/tasks';
import type { TaskInterface } from './task-interface.ts';

/**
 * The fields of an answer in the order in which they are shown. What a template asks only its answers
 * say: there it is the names that occur in them, in the order of the alphabet.
 */
export function answerFields(of: TaskInterface, answers: readonly unknown[]): Field[] {
  switch (of.kind) {
    case undefined:
      return fieldsOf(of);
    case 'html':
    case 'external':
      return namesIn(answers).map((name) => ({
        kind: 'longText',
        name,
        label: name,
        required: false,
        maxLength: Number.MAX_SAFE_INTEGER,
      }));
  }
}

function namesIn(answers: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const answer of answers) {
    if (typeof answer !== 'object' || answer === null) continue;
    for (const name of Object.keys(answer)) names.add(name);
  }
  return [...names].sort();
}
