import { compact } from './compact.ts';
import type { TextPattern } from './field.ts';
import { limits } from './limits.ts';
import type { Report } from './problems.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject, own, readText, rejectUnknownKeys, requireText } from './read-values.ts';
import { findPatternProblem } from './text-pattern.ts';

/** Reads the patterns that a text must match; those that cannot be used are reported. */
export function readPatterns(ui: JsonObject, uiReport: Report): TextPattern[] | undefined {
  const value = own(ui, 'patterns');
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > limits.patterns) {
    uiReport.add(`Must be a list of at most ${limits.patterns} patterns.`, 'patterns');
    return undefined;
  }
  return value.flatMap((item: unknown, index) => readPattern(item, uiReport.at('patterns', index)));
}

function readPattern(value: unknown, report: Report): TextPattern[] {
  if (!isJsonObject(value)) {
    report.add('Must be an object with a regex.');
    return [];
  }
  rejectUnknownKeys(value, ['regex', 'flags', 'message'], report);
  const pattern = compact<TextPattern>({
    regex: requireText(value, 'regex', limits.patternLength, report),
    flags: readText(value, 'flags', 3, report),
    message: readText(value, 'message', limits.labelLength, report),
  });
  const problem = findPatternProblem(pattern);
  if (problem !== null) report.add(problem, 'regex');
  return [pattern];
}
