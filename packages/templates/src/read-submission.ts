import type { Result } from '@exchange/kernel';
import { err, isStorableText, ok } from '@exchange/kernel';
import { limits } from './limits.ts';

/** What a form posted: the answer, and the names by which the page knew its assignment. */
export interface Submission {
  /** By field name, as posted; values of fields with one name are joined by `|`. */
  readonly answer: Readonly<Record<string, string>>;
  readonly assignmentId?: string;
  readonly hitId?: string;
  readonly workerId?: string;
  readonly turkSubmitTo?: string;
}

/** Why a form cannot be an answer. */
export interface SubmissionProblem {
  readonly code: 'too-many-fields' | 'too-long' | 'name-too-long' | 'not-storable';
  readonly message: string;
  /** The field it is about. */
  readonly field?: string;
}

const reserved = ['assignmentId', 'hitId', 'workerId', 'turkSubmitTo'] as const;
const separator = '|';

/**
 * Makes an answer of a form's fields as Mechanical Turk did: names and values as posted, case and
 * all, the contract's own names left out. Crowd elements post JSON: it stays the text that it is.
 * Fields without a name are not fields.
 */
export function readSubmission(
  pairs: Iterable<readonly [name: string, value: string]>,
): Result<Submission, SubmissionProblem> {
  const values = new Map<string, string[]>();
  let fields = 0;
  let length = 0;
  for (const [name, value] of pairs) {
    fields += 1;
    length += name.length + value.length;
    if (fields > limits.formFields) {
      const message = `The form has more than ${limits.formFields} fields.`;
      return err({ code: 'too-many-fields', message });
    }
    if (length > limits.formLength) {
      const most = limits.formLength / 1024 / 1024;
      const message = `The form has more than ${most} million characters.`;
      return err({ code: 'too-long', message });
    }
    if (name === '') continue;
    if (name.length > limits.formNameLength) {
      const field = name.slice(0, 50);
      const message = `The name of the field "${field}…" is longer than ${limits.formNameLength} characters.`;
      return err({ code: 'name-too-long', message, field });
    }
    if (!isStorableText(name) || !isStorableText(value)) {
      const message = `The field "${name}" holds characters that cannot be stored.`;
      return err({ code: 'not-storable', message, field: name });
    }
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  const contract = reserved.flatMap((name) => {
    const [value] = values.get(name) ?? [];
    values.delete(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // Defines the keys, also one named __proto__.
  const answer = Object.fromEntries([...values].map(([name, all]) => [name, all.join(separator)]));
  return ok({ answer, ...Object.fromEntries(contract) });
}

/** The fields of a form body (`application/x-www-form-urlencoded`), for `readSubmission`. */
export function* parseFormBody(body: string): Generator<[name: string, value: string]> {
  for (let at = 0; at < body.length;) {
    const next = body.indexOf('&', at);
    const end = next === -1 ? body.length : next;
    if (end > at) yield* new URLSearchParams(body.slice(at, end));
    at = end + 1;
  }
}
