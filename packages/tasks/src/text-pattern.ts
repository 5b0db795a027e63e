import { canRun, isFound } from '#re2';
import type { TextPattern } from './field.ts';
import { limits } from './limits.ts';

/**
 * Why a pattern cannot be used, or null if it can. Patterns come from requesters and run in other
 * people's browsers and in the nodes: RE2 takes time in proportion to the text, whatever the
 * pattern, and so has no look-arounds and no back-references.
 */
export function findPatternProblem({ regex, flags = '' }: TextPattern): string | null {
  if (regex.length > limits.patternLength) {
    return `Shorten the pattern to ${limits.patternLength} characters.`;
  }
  if (!/^[ims]*$/.test(flags)) return 'Of the flags only i, m and s can be used.';
  return canRun({ regex, flags })
    ? null
    : 'The pattern cannot be used: it is not right, or it looks around or back, which could take for ever.';
}

/** Whether the pattern is found in the text. It must be one without a problem. */
export function matchesPattern(pattern: TextPattern, text: string): boolean {
  return isFound(pattern, text);
}

export { prepareTextPatterns } from '#re2';
