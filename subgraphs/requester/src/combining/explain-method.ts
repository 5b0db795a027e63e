import type { MethodEvidence, NumberEvidence } from '@exchange/answers';
import type { CombineMethod } from './types.ts';

/** What each method does, as part of a sentence. */
const words: Readonly<Record<CombineMethod, string>> = {
  majority: 'Majority vote',
  weighted: 'A vote weighted by how often each performer agrees with the others',
  'one-coin': 'A model of how often each performer is right',
  mace: 'A model of who knows the answer and who clicks by habit',
  'pooled-dawid-skene':
    'A model of what each performer answers to what, leaning on the whole crowd',
  'dawid-skene': 'A model of what each performer answers to what',
  mean: 'The mean',
  median: 'The median',
  'weighted-mean': 'A mean in which steady performers weigh more',
  shapes: 'Matching by overlap',
};

/** Why labels are combined so, in a sentence or two. */
export function explainMethod(
  method: CombineMethod,
  why: 'picked' | 'few' | readonly MethodEvidence[],
): string {
  const what = words[method];
  if (why === 'picked') return `${what}: you picked it.`;
  const best = typeof why === 'string' ? undefined : why.find((entry) => entry.method === method);
  if (typeof why === 'string' || best === undefined) {
    return `${what}: there are too few answers yet to learn how good each performer is.`;
  }
  const second = why.find((entry) => entry.method !== method);
  const others = second === undefined ? '' : ` (${percent(second.score)} for the next best method)`;
  return `${what}: made without some of the performers, its results agree with ${percent(best.score)} of what these answer${others}.`;
}

/** The same for numbers. */
export function explainNumbers(
  method: CombineMethod,
  why: 'picked' | 'few' | readonly NumberEvidence[],
): string {
  const what = words[method];
  if (why === 'picked') return `${what}: you picked it.`;
  if (why === 'few') return `${what}: there are too few answers yet to tell methods apart.`;
  return method === 'mean'
    ? `${what}: no other method predicts the answers of people left out clearly better.`
    : `${what}: from half of the performers it predicts the other half's answers best.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
