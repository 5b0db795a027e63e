import { codeOf, type SubgraphAnswer, type SubgraphError } from './subgraph-answer.ts';

/** The answer to a whole `_entities` fetch while it comes together. */
export interface EntityAnswer {
  readonly entities: unknown[];
  readonly errors: SubgraphError[];
}

/**
 * Puts the answer for some of the representations in their places; `places[i]` is where the i-th of
 * the request stood in the whole. Returns the places whose owner the node says it does not serve.
 */
export function mergeEntities(
  whole: EntityAnswer,
  places: readonly number[],
  answer: SubgraphAnswer,
): number[] {
  const received: unknown = answer.data?.['_entities'];
  const entities: readonly unknown[] = Array.isArray(received) ? received : [];
  places.forEach((place, index) => (whole.entities[place] = entities[index] ?? null));
  // One representation can have an error for each of its fields.
  const moved = new Set<number>();
  for (const error of answer.errors) {
    const index = error.path?.[1];
    const place = typeof index === 'number' ? places[index] : undefined;
    if (place === undefined) {
      // The node speaks of the request as a whole: it concerns each of them.
      if (answer.data === null) return failAll(whole, places, error);
      whole.errors.push(error);
      continue;
    }
    if (codeOf(error) === 'USER_MOVED') moved.add(place);
    else
      whole.errors.push({ ...error, path: ['_entities', place, ...(error.path?.slice(2) ?? [])] });
  }
  if (entities.length < places.length && answer.errors.length === 0) {
    return failAll(whole, places, noProperAnswer);
  }
  return [...moved];
}

/** Says for each place why it stays empty; returns those that may have moved. */
export function failAll(
  whole: EntityAnswer,
  places: readonly number[],
  error: SubgraphError,
): number[] {
  if (codeOf(error) === 'USER_MOVED') return [...places];
  for (const place of places) {
    whole.entities[place] = null;
    whole.errors.push({ ...error, path: ['_entities', place] });
  }
  return [];
}

const noProperAnswer: SubgraphError = {
  message: 'A part of the exchange gave no proper answer. Try again shortly.',
  extensions: { code: 'UNAVAILABLE' },
};
