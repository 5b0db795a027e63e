import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { readXml } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childrenNamed } from '../xml/xml-element.ts';
import type { XmlProblem, XmlReport } from '../xml/xml-problem.ts';
import { createXmlReport } from '../xml/xml-problem.ts';
import { findOne, readWhole, refuseOthers, requireOne, requireText } from './read-fields.ts';

/** How the sum of the scores becomes the value of the qualification. */
export type ValueMapping =
  | { readonly kind: 'sum' }
  | { readonly kind: 'percentage'; readonly maximum: number }
  | { readonly kind: 'scale'; readonly factor: number }
  | {
      readonly kind: 'ranges';
      readonly ranges: readonly { least: number; most: number; value: number }[];
      readonly otherwise: number;
    };

/** The right answers of a qualification test and what they are worth. */
export interface AnswerKey {
  readonly questions: readonly {
    readonly identifier: string;
    readonly options: readonly { selections: readonly string[]; score: number }[];
    readonly defaultScore: number;
  }[];
  readonly mapping: ValueMapping;
}

/** Reads an AnswerKey of Mechanical Turk (schema 2005-10-01). */
export function parseAnswerKey(xml: string): Result<AnswerKey, readonly XmlProblem[]> {
  const read = readXml(xml);
  if (!read.ok) return err([read.error]);
  const root = read.value;
  const report = createXmlReport();
  if (root.name !== 'AnswerKey') {
    const message = `The document is a <${root.name.slice(0, 100)}>, not an <AnswerKey>.`;
    report.add(root, 'unknown-document', message);
    return err(report.problems);
  }
  refuseOthers(root, ['Question', 'QualificationValueMapping'], report);
  const elements = childrenNamed(root, 'Question');
  if (elements.length === 0) {
    report.add(root, 'missing-element', 'An <AnswerKey> needs a <Question> at least.');
  }
  const questions = elements.map((element) => readQuestion(element, report));
  for (const [index, { identifier }] of questions.entries()) {
    const first = questions.findIndex((question) => question.identifier === identifier);
    const element = elements[index];
    if (first === index || identifier === '' || element === undefined) continue;
    report.add(element, 'repeated-element', `The question "${identifier}" is there twice.`);
  }
  const mapping = readMapping(findOne(root, 'QualificationValueMapping', report), report);
  return report.problems.length > 0 ? err(report.problems) : ok({ questions, mapping });
}

function readQuestion(element: XmlElement, report: XmlReport): AnswerKey['questions'][number] {
  refuseOthers(element, ['QuestionIdentifier', 'AnswerOption', 'DefaultScore'], report);
  const identifier = requireText(requireOne(element, 'QuestionIdentifier', report), report);
  const options = childrenNamed(element, 'AnswerOption').map((option) => {
    refuseOthers(option, ['SelectionIdentifier', 'AnswerScore'], report);
    const selections = childrenNamed(option, 'SelectionIdentifier').map((selection) =>
      requireText(selection, report),
    );
    if (selections.length === 0) requireOne(option, 'SelectionIdentifier', report);
    const score = readWhole(requireOne(option, 'AnswerScore', report), report) ?? 0;
    return { selections, score };
  });
  if (options.length === 0) requireOne(element, 'AnswerOption', report);
  const defaultScore = readWhole(findOne(element, 'DefaultScore', report), report) ?? 0;
  return { identifier, options, defaultScore };
}

function readMapping(element: XmlElement | undefined, report: XmlReport): ValueMapping {
  if (element === undefined) return { kind: 'sum' };
  const kinds = ['PercentageMapping', 'ScaleMapping', 'RangeMapping'];
  refuseOthers(element, kinds, report);
  const mapping = element.children.find(({ name }) => kinds.includes(name));
  switch (mapping?.name) {
    case 'PercentageMapping': {
      const maximum = readAmount(mapping, 'MaximumSummedScore', report);
      if (maximum <= 0) report.add(mapping, 'bad-value', 'The highest sum must be above 0.');
      return { kind: 'percentage', maximum };
    }
    case 'ScaleMapping':
      return { kind: 'scale', factor: readAmount(mapping, 'SummedScoreMultiplier', report) };
    case 'RangeMapping':
      return readRanges(mapping, report);
    default: {
      const message = `<${element.name}> needs one of ${kinds.join(', ')}.`;
      report.add(element, 'missing-element', message);
      return { kind: 'sum' };
    }
  }
}

function readRanges(element: XmlElement, report: XmlReport): ValueMapping {
  refuseOthers(element, ['SummedScoreRange', 'OutOfRangeQualificationValue'], report);
  const ranges = childrenNamed(element, 'SummedScoreRange').map((range) => {
    const names = ['InclusiveLowerBound', 'InclusiveUpperBound', 'QualificationValue'] as const;
    refuseOthers(range, names, report);
    const [least = 0, most = 0, value = 0] = names.map(
      (name) => readWhole(requireOne(range, name, report), report) ?? 0,
    );
    if (least > most) report.add(range, 'bad-value', 'The lower bound is above the upper one.');
    return { least, most, value };
  });
  const otherwise =
    readWhole(requireOne(element, 'OutOfRangeQualificationValue', report), report) ?? 0;
  return { kind: 'ranges', ranges, otherwise };
}

function readAmount(element: XmlElement, name: string, report: XmlReport): number {
  refuseOthers(element, [name], report);
  const child = requireOne(element, name, report);
  const text = child?.text.trim() ?? '0';
  const value = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  report.add(child ?? element, 'bad-value', `Write a number in <${name}>.`);
  return 0;
}
