import { findPatternProblem, limits } from '@exchange/tasks';
import type { TextPattern } from '@exchange/tasks';
import type { XmlElement } from '../xml/xml-element.ts';
import { childNamed, childrenNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import type { AnswerShape } from './answer-shape.ts';
import { findOne, readNumberAttribute, readWhole, refuseOthers } from './read-fields.ts';

/** Reads `<FreeTextAnswer>`, and what `<OtherSelection>` holds: a line, a long text or a number. */
export function readFreeText(element: XmlElement, report: XmlReport): AnswerShape {
  refuseOthers(element, ['Constraints', 'DefaultText', 'NumberOfLinesSuggestion'], report);
  const constraints = findOne(element, 'Constraints', report);
  if (constraints !== undefined) {
    refuseOthers(constraints, ['IsNumeric', 'Length', 'AnswerFormatRegex'], report);
  }
  const numeric = constraints && childNamed(constraints, 'IsNumeric');
  return numeric === undefined
    ? readText(element, constraints, report)
    : readNumber(element, constraints, numeric, report);
}

function readNumber(
  element: XmlElement,
  constraints: XmlElement | undefined,
  numeric: XmlElement,
  report: XmlReport,
): AnswerShape {
  const minimum = readNumberAttribute(numeric, 'minValue', report);
  const maximum = readNumberAttribute(numeric, 'maxValue', report);
  for (const regex of constraints === undefined
    ? []
    : childrenNamed(constraints, 'AnswerFormatRegex')) {
    warnUnchecked(regex, 'The answer is a number.', report);
  }
  const text = findOne(element, 'DefaultText', report)?.text.trim() ?? '';
  const initial = text === '' ? undefined : Number(text);
  const isRight =
    initial !== undefined &&
    Number.isFinite(initial) &&
    initial >= (minimum ?? -Infinity) &&
    initial <= (maximum ?? Infinity);
  if (initial !== undefined && !isRight) {
    const message = `The default text "${text.slice(0, 50)}" is not an allowed number and left out.`;
    report.add(element, 'no-counterpart', message, 'warning');
  }
  const schema = { type: 'number', ...defined({ minimum, maximum }) };
  return {
    kind: 'text',
    schema,
    ui: { widget: 'number', ...(isRight ? { initial } : {}) },
  };
}

function readText(
  element: XmlElement,
  constraints: XmlElement | undefined,
  report: XmlReport,
): AnswerShape {
  const length = constraints && childNamed(constraints, 'Length');
  const lines = readWhole(findOne(element, 'NumberOfLinesSuggestion', report), report) ?? 1;
  const minLength = length && readNumberAttribute(length, 'minLength', report);
  const most = (length && readNumberAttribute(length, 'maxLength', report)) ?? limits.maxTextLength;
  const maxLength = Math.min(most, limits.maxTextLength);
  const schema = {
    type: 'string',
    ...(minLength === undefined || minLength < 1 ? {} : { minLength }),
    maxLength,
  };
  const patterns = readPatterns(constraints, report);
  const initial = findOne(element, 'DefaultText', report)?.text.trim() ?? '';
  const ui = {
    widget: lines > 1 ? 'longText' : 'text',
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(initial === '' ? {} : { initial }),
  };
  return { kind: 'text', schema, ui };
}

function readPatterns(constraints: XmlElement | undefined, report: XmlReport): TextPattern[] {
  if (constraints === undefined) return [];
  return childrenNamed(constraints, 'AnswerFormatRegex').flatMap((element) => {
    const regex = element.attributes.get('regex') ?? '';
    const flags = (element.attributes.get('flags') ?? '').replaceAll('g', '');
    const message = element.attributes.get('errorText')?.trim().slice(0, limits.labelLength) ?? '';
    const pattern = {
      regex,
      ...(flags === '' ? {} : { flags }),
      ...(message === '' ? {} : { message }),
    };
    if (regex === '') {
      report.add(element, 'bad-value', 'Give a regex="…".');
      return [];
    }
    const problem = findPatternProblem(pattern);
    if (problem === null) return [pattern];
    warnUnchecked(element, problem, report);
    return [];
  });
}

function warnUnchecked(element: XmlElement, why: string, report: XmlReport): void {
  const pattern = element.attributes.get('regex')?.slice(0, 100) ?? '';
  const message = `Answers are not checked against the pattern "${pattern}". ${why}`;
  report.add(element, 'no-counterpart', message, 'warning');
}

function defined(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}
