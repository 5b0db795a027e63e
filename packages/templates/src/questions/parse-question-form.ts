import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { DisplayItem, TaskForm } from '@exchange/tasks';
import { parseTaskForm, placeDisplayItem } from '@exchange/tasks';
import { readXml } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { XmlProblem, XmlReport } from '../xml/xml-problem.ts';
import { createXmlReport } from '../xml/xml-problem.ts';
import { readContent } from './content.ts';
import type { FormQuestion, RawField } from './form-question.ts';
import { refuseOthers } from './read-fields.ts';
import { createNames, readQuestion } from './read-question.ts';

/** A QuestionForm as a form of our own. */
export interface ParsedQuestionForm {
  readonly form: TaskForm;
  /** Its questions in order, by which answers go back as XML. */
  readonly questions: readonly FormQuestion[];
  /** What became of parts that our forms show or check in another way. */
  readonly warnings: readonly XmlProblem[];
}

/**
 * Reads a QuestionForm of Mechanical Turk (schemas 2005-10-01 to 2017-11-06) into a form of our own.
 * Errors say line, column and path. Overviews stay where they are, images stand above their question.
 */
export function parseQuestionForm(xml: string): Result<ParsedQuestionForm, readonly XmlProblem[]> {
  const read = readXml(xml);
  if (!read.ok) return err([read.error]);
  return readQuestionForm(read.value);
}

/** The same for a document that was read already. */
export function readQuestionForm(
  root: XmlElement,
): Result<ParsedQuestionForm, readonly XmlProblem[]> {
  const report = createXmlReport();
  if (root.name !== 'QuestionForm') {
    const message = `The document is a <${root.name.slice(0, 100)}>, not a <QuestionForm>.`;
    report.add(root, 'unknown-document', message);
    return err(report.problems);
  }
  refuseOthers(root, ['Overview', 'Question'], report);
  const display: DisplayItem[] = [];
  const fields: RawField[] = [];
  const questions: FormQuestion[] = [];
  const nameFor = createNames();
  const places = new Map<string, XmlElement>();
  // Overviews wait for the question that they stand before; those in front stand above all.
  let waiting: DisplayItem[] = [];
  for (const element of root.children) {
    if (element.name === 'Overview') {
      waiting.push(...readContent(element, report).map(({ item }) => item));
    }
    if (element.name !== 'Question') continue;
    const question = readQuestion(element, nameFor, report);
    if (question === null) continue;
    const before = fields.length === 0 ? undefined : question.fields[0]?.name;
    display.push(...waiting.map((item) => placeDisplayItem(item, before)), ...question.shown);
    waiting = [];
    fields.push(...question.fields);
    questions.push(question.question);
    for (const { name } of question.fields) places.set(name, element);
  }
  display.push(...waiting.map((item) => placeDisplayItem(item, null)));
  if (!root.children.some(({ name }) => name === 'Question')) {
    report.add(root, 'missing-element', 'A <QuestionForm> needs a <Question> at least.');
  }
  const isBroken = report.problems.some(({ severity }) => severity === 'error');
  if (isBroken) return err(errorsOf(report));
  const parsed = parseTaskForm(toForm(display, fields));
  if (parsed.ok) return ok({ form: parsed.value, questions, warnings: report.problems });
  for (const { path, message, field } of parsed.problems) {
    const about = field === undefined ? path : `"${field}"`;
    const place = places.get(field ?? '') ?? root;
    report.add(place, 'form', `As a form of ours, ${about}: ${message}`);
  }
  return err(errorsOf(report));
}

function errorsOf({ problems }: XmlReport): XmlProblem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

function toForm(display: readonly DisplayItem[], fields: readonly RawField[]): unknown {
  return {
    version: 1,
    display,
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
      required: fields.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
    ui: {
      order: fields.map(({ name }) => name),
      fields: Object.fromEntries(fields.map(({ name, ui }) => [name, ui])),
    },
  };
}
