import type { Region } from './region.ts';

const beforeRegex = /[(,=:[!&|?{};+\-*%~^<>]/;
const wordsBeforeRegex = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new)$/;

/**
 * Comments and template literals of a script that lies in `text` from `start` to `end`. As far as
 * can be told without parsing: whether a slash begins a regular expression is told by what stands
 * before it. One pass; broken scripts give some answer.
 */
export function looseRegionsOfScript(text: string, start: number, end: number): Region[] {
  const regions: Region[] = [];
  // For each open template literal the number of braces open in its expression; -1 in its text.
  const literals: number[] = [];
  let literalStart = 0;
  let significant = '';
  let significantAt = start;
  let noRegexBefore = start;
  let at = start;
  while (at < end) {
    const char = text[at] ?? '';
    const depth = literals.at(-1);
    if (depth === -1) {
      if (char === '\\') at += 1;
      else if (char === '`') {
        literals.pop();
        if (literals.length === 0) regions.push({ start: literalStart, end: at + 1 });
        significant = '`';
        significantAt = at;
      } else if (char === '$' && text[at + 1] === '{') {
        literals[literals.length - 1] = 0;
        significant = '{';
        at += 1;
      }
      at += 1;
      continue;
    }
    if (char === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const close = text[at + 1] === '/' ? lineEnd(text, at, end) : blockEnd(text, at + 2, end);
      if (literals.length === 0) regions.push({ start: at, end: close });
      at = close;
      continue;
    }
    if (
      char === '/' &&
      at >= noRegexBefore &&
      mayBeginRegex(text, start, significant, significantAt)
    ) {
      const close = regexEnd(text, at + 1, end);
      if (close === -1) noRegexBefore = lineEnd(text, at, end);
      else {
        significant = ')';
        significantAt = close;
        at = close;
        continue;
      }
    }
    if (char === '"' || char === "'") at = stringEnd(text, at + 1, end, char) - 1;
    else if (char === '`') {
      if (literals.length === 0) literalStart = at;
      literals.push(-1);
    } else if (depth !== undefined && char === '{') literals[literals.length - 1] = depth + 1;
    else if (depth !== undefined && char === '}') literals[literals.length - 1] = depth - 1;
    if (char.trim() !== '') {
      significant = char;
      significantAt = at;
    }
    at += 1;
  }
  if (literals.length > 0) regions.push({ start: literalStart, end });
  return regions;
}

function mayBeginRegex(text: string, start: number, before: string, beforeAt: number): boolean {
  if (before === '' || beforeRegex.test(before)) return true;
  return wordsBeforeRegex.test(text.slice(Math.max(start, beforeAt - 10), beforeAt + 1));
}

function lineEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? end : Math.min(at, end);
}

function blockEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('*/', from);
  return at === -1 ? end : Math.min(at + 2, end);
}

/** After the closing quote; a line break ends a string that nobody closed. */
function stringEnd(text: string, from: number, end: number, quote: string): number {
  for (let at = from; at < end; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === quote || char === '\n') return at + 1;
  }
  return end;
}

/** After the closing slash, or -1 when the line ends first. */
function regexEnd(text: string, from: number, end: number): number {
  let inClass = false;
  for (let at = from; at < end; at += 1) {
    const char = text[at];
    if (char === '\n') return -1;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return -1;
}
