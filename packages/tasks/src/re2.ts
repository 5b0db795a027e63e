import { RE2JS } from 're2js';
import type { TextPattern } from './field.ts';

const flagBits = [
  ['i', RE2JS.CASE_INSENSITIVE],
  ['m', RE2JS.MULTILINE],
  ['s', RE2JS.DOTALL],
] as const;
const maxCompiled = 200;
const compiled = new Map<string, RE2JS>();

/** Whether RE2 knows how to run the pattern. */
export function canRun(pattern: TextPattern): boolean {
  try {
    compilePattern(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Whether the pattern, which must be one that can run, is found in the text. */
export function isFound(pattern: TextPattern, text: string): boolean {
  return compilePattern(pattern).matcher(text).find();
}

/** RE2 is there from the beginning, other than in pages. */
export function prepareTextPatterns(): Promise<void> {
  return Promise.resolve();
}

function compilePattern({ regex, flags = '' }: TextPattern): RE2JS {
  const key = `${flags}/${regex}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const bits = flagBits.reduce((sum, [flag, bit]) => (flags.includes(flag) ? sum | bit : sum), 0);
  const made = RE2JS.compile(RE2JS.translateRegExp(regex), bits);
  for (const oldest of compiled.keys()) {
    if (compiled.size < maxCompiled) break;
    compiled.delete(oldest);
  }
  compiled.set(key, made);
  return made;
}
