import { ExchangeError } from '@exchange/kernel';
import { graphqlLimits } from './limits.ts';

/** Throws QUERY_TOO_COMPLEX when there are more values, or more levels, than any operation needs. */
export function checkVariables(variables: unknown): void {
  let left: number = graphqlLimits.variableValues;

  function walk(value: unknown, depth: number): void {
    left -= 1;
    if (left < 0) throw tooComplex('hold too many values');
    if (typeof value !== 'object' || value === null) return;
    if (depth >= graphqlLimits.variableDepth) throw tooComplex('are nested too deeply');
    for (const inner of Array.isArray(value) ? value : Object.values(value)) walk(inner, depth + 1);
  }

  walk(variables, 0);
}

function tooComplex(what: string): ExchangeError {
  return new ExchangeError('QUERY_TOO_COMPLEX', `The variables ${what}: send less at a time.`);
}
