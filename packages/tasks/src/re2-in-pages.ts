import type { TextPattern } from './field.ts';
import type * as Re2 from './re2.ts';

/**
 * What pages have in place of `re2.ts` (see `imports` in package.json): RE2 is larger than all the rest of
 * a form, and few forms have patterns. It begins to load when the first is met; until it is there,
 * patterns pass, since nodes check each form and each answer again.
 */
let engine: typeof Re2 | null = null;
let coming: Promise<void> | null = null;

export function canRun(pattern: TextPattern): boolean {
  void prepareTextPatterns();
  return engine === null || engine.canRun(pattern);
}

export function isFound(pattern: TextPattern, text: string): boolean {
  void prepareTextPatterns();
  return engine === null || engine.isFound(pattern, text);
}

/** Ends when RE2 is there, or could not be loaded: then the next call tries again. */
export function prepareTextPatterns(): Promise<void> {
  coming ??= load();
  return coming;
}

async function load(): Promise<void> {
  try {
    engine = await import('./re2.ts');
  } catch {
    coming = null;
  }
}
