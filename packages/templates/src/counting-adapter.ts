import { defaultTreeAdapter } from 'parse5';
import { limits } from './limits.ts';

/** The page has more elements, or deeper ones, than a browser is asked to show. */
export class TooDeep extends Error {}

/**
 * Builds parse5's tree up to a number of elements: formatting elements that nobody closes make a new
 * one in every paragraph after them. @throws TooDeep
 */
export function createCountingAdapter(): typeof defaultTreeAdapter {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      elements += 1;
      if (elements > limits.elements) throw new TooDeep();
      return defaultTreeAdapter.createElement(...args);
    },
  };
}
