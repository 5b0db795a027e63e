import { create } from '../lib/dom.ts';
import type { Answer } from './answer-part.ts';
import { toFields } from './flatten-answer.ts';

/**
 * What the page around a template may provide as `window.exchangeHost`. It gets the answer, and
 * may reject with an Error whose message the performer reads; the form can then be sent again.
 */
export type ExchangeHost = {
  readonly submitAnswer: (answer: Answer) => void | Promise<void>;
};

/** The fields that were posted to Mechanical Turk. */
export type TurkFields = Readonly<Record<string, string>>;

/** How an answer left: to the host, by the form post of Mechanical Turk, or nowhere. */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'preview'; readonly message: string }
  | { readonly kind: 'shown'; readonly message: string };

const previewId = 'ASSIGNMENT_ID_NOT_AVAILABLE';

/** A flat answer has a field for each name; any other is one field of JSON. */
export function toTurkFields(answer: Answer, isFlat: boolean): TurkFields {
  return isFlat ? toFields(answer) : { taskAnswers: JSON.stringify([answer]) };
}

function findHost(): ExchangeHost | null {
  const host: unknown = Reflect.get(globalThis, 'exchangeHost');
  if (typeof host !== 'object' || host === null) return null;
  const submitAnswer: unknown = Reflect.get(host, 'submitAnswer');
  if (typeof submitAnswer !== 'function') return null;
  return {
    submitAnswer: async (answer) => {
      await (Reflect.apply(submitAnswer, host, [answer]) as unknown);
    },
  };
}

/** Where Mechanical Turk took answers; its address was given with and without the last slash. */
export function toSubmitAddress(turkSubmitTo: string): string {
  return `${turkSubmitTo.replace(/\/+$/, '')}/mturk/externalSubmit`;
}

function postInFrame(address: string, fields: Readonly<Record<string, string>>): void {
  const inputs = Object.entries(fields).map(([name, value]) =>
    create('input', { type: 'hidden', name, value }),
  );
  const form = create('form', { method: 'post', action: address, hidden: true }, ...inputs);
  document.body.append(form);
  // An input called "submit" cannot shadow the method of the prototype.
  HTMLFormElement.prototype.submit.call(form);
}

/** Sends an answer the way that the page offers. Rejects when the host refuses it. */
export async function submitAnswer(answer: Answer, isFlat: boolean): Promise<Delivery> {
  const host = findHost();
  if (host !== null) {
    await host.submitAnswer(answer);
    return { kind: 'sent' };
  }
  const query = new URLSearchParams(location.search);
  const assignmentId = query.get('assignmentId');
  const turkSubmitTo = query.get('turkSubmitTo');
  if (assignmentId === previewId) {
    return { kind: 'preview', message: 'This is a preview: accept the task to send an answer.' };
  }
  if (assignmentId !== null && turkSubmitTo !== null && /^https?:\/\//i.test(turkSubmitTo)) {
    postInFrame(toSubmitAddress(turkSubmitTo), {
      ...toTurkFields(answer, isFlat),
      assignmentId,
    });
    return { kind: 'sent' };
  }
  return { kind: 'shown', message: JSON.stringify(answer, null, 2) };
}
