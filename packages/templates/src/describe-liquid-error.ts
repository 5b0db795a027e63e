import { findSimilar } from '@exchange/tasks';
import type { Liquid } from 'liquidjs';
import { LiquidError } from 'liquidjs';
import { refusedTagMessage } from './liquid-engine.ts';
import type { TemplateProblem } from './problem.ts';

const longest = 200;
const unknownTag = /^tag "(.*)" not found$/s;
const unknownFilter = /^undefined filter: (.*)$/s;
const limitReached = /^(?:memory alloc|template render|parse length) limit exceeded$/;

/** What liquidjs threw as a problem of the template; bugs are thrown on. */
export function describeLiquidError(error: unknown, engine: Liquid): TemplateProblem {
  const severity = 'error';
  if (error instanceof RangeError) {
    const message = 'The template is nested too deeply, or makes a text that is too long.';
    return { code: 'liquid-limit', severity, message, line: 1, column: 1 };
  }
  if (!LiquidError.is(error)) throw error;
  const [line, column] = positionOf(error);
  const reason = reasonOf(error);
  if (reason instanceof RangeError) return { ...describeLiquidError(reason, engine), line, column };
  const place = { severity, line, column } as const;
  const text = reason.message.replace(/, line:\d+, col:\d+[\s\S]*$/, '');
  if (text === refusedTagMessage) return { code: 'liquid-refused-tag', message: text, ...place };
  if (limitReached.test(text)) {
    const message = 'The template does too much: are its loops bounded by the row?';
    return { code: 'liquid-limit', message, ...place };
  }
  const tag = unknownTag.exec(text)?.[1];
  if (tag !== undefined) {
    return {
      code: 'liquid-unknown-tag',
      ...place,
      ...withSuggestion(
        `There is no tag {% ${tag.slice(0, longest)} %} here`,
        tag,
        Object.keys(engine.tags),
      ),
    };
  }
  const filter = unknownFilter.exec(text)?.[1];
  if (filter !== undefined) {
    return {
      code: 'liquid-unknown-filter',
      ...place,
      ...withSuggestion(
        `There is no filter "${filter.slice(0, longest)}"`,
        filter,
        Object.keys(engine.filters),
      ),
    };
  }
  return { code: 'liquid-syntax', message: `Liquid cannot read this: ${shorten(text)}.`, ...place };
}

function reasonOf(error: Error): Error {
  const original: unknown = (error as { originalError?: unknown }).originalError;
  return original instanceof Error ? original : error;
}

function positionOf(error: Error): [line: number, column: number] {
  const token = (error as { token?: { getPosition?: () => number[] } }).token;
  const [line = 1, column = 1] = token?.getPosition?.() ?? [];
  return [line, column];
}

function withSuggestion(message: string, name: string, names: readonly string[]) {
  const suggestion = findSimilar(name, names);
  if (suggestion === null) return { message: `${message}.` };
  return { message: `${message}. Did you mean "${suggestion}"?`, suggestion };
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)} …` : line;
}
