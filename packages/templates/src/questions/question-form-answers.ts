import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import type { Answer } from '@exchange/tasks';
import { encodeText } from '../xml/decode-entities.ts';
import { readXml } from '../xml/read-xml.ts';
import { childrenNamed } from '../xml/xml-element.ts';
import type { XmlProblem } from '../xml/xml-problem.ts';
import { createXmlReport } from '../xml/xml-problem.ts';
import type { FormQuestion } from './form-question.ts';
import { findOne, refuseOthers, requireOne, requireText } from './read-fields.ts';

const namespace =
  'http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd';

/** One answer as QuestionFormAnswers has it. */
export interface QuestionAnswer {
  readonly identifier: string;
  readonly freeText?: string;
  readonly selections?: readonly string[];
  readonly otherSelection?: string;
  readonly upload?: { readonly bytes: number; readonly key: string };
}

/**
 * The answers of a form as the XML in which Mechanical Turk gave them. Without `questions`, as for
 * pages, every field is free text, choices joined by `|`; with those of a form its choices are
 * selection identifiers, and its files have a size and a key. A question without an answer has none.
 */
export function writeQuestionFormAnswers(
  answer: Answer,
  questions?: readonly FormQuestion[],
): string {
  const answers =
    questions === undefined
      ? Object.entries(answer).map(([identifier, value]) => ({
          identifier,
          freeText: textOf(value),
        }))
      : questions.flatMap((question) => answerTo(question, answer));
  const body = answers.map(writeAnswer).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<QuestionFormAnswers xmlns="${namespace}">\n${body}</QuestionFormAnswers>\n`;
}

function answerTo(question: FormQuestion, answer: Answer): QuestionAnswer[] {
  const { identifier, field, kind, otherField } = question;
  const value = Object.hasOwn(answer, field) ? answer[field] : undefined;
  const other =
    otherField !== undefined && Object.hasOwn(answer, otherField) ? answer[otherField] : undefined;
  if (value === undefined && other === undefined) return [];
  if (kind === 'upload') return [{ identifier, ...uploadOf(value) }];
  if (kind === 'text') return [{ identifier, freeText: textOf(value) }];
  const selections =
    value === undefined ? [] : Array.isArray(value) ? value.map(String) : [textOf(value)];
  return [
    { identifier, selections, ...(other === undefined ? {} : { otherSelection: textOf(other) }) },
  ];
}

/** The key is the id by which the requester gets the file. */
function uploadOf(value: Answer[string] | undefined): Pick<QuestionAnswer, 'upload' | 'freeText'> {
  if (typeof value !== 'object' || !('file' in value)) return { freeText: textOf(value) };
  return { upload: { bytes: Number(value['bytes']), key: textOf(value['file']) } };
}

function textOf(value: Answer[string] | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('|');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function writeAnswer(answer: QuestionAnswer): string {
  const { identifier, freeText, selections = [], otherSelection, upload } = answer;
  const lines = [
    element('QuestionIdentifier', identifier),
    ...(freeText === undefined ? [] : [element('FreeText', freeText)]),
    ...selections.map((selection) => element('SelectionIdentifier', selection)),
    ...(otherSelection === undefined ? [] : [element('OtherSelectionText', otherSelection)]),
    ...(upload === undefined ? [] : [element(uploads.size, String(upload.bytes))]),
    ...(upload === undefined ? [] : [element(uploads.key, upload.key)]),
  ];
  return `<Answer>\n${lines.join('')}</Answer>\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${encodeText(text)}</${name}>\n`;
}

const uploads = { size: 'UploadedFileSizeInBytes', key: 'UploadedFileKey' };

/** Reads QuestionFormAnswers. */
export function readQuestionFormAnswers(
  xml: string,
): Result<QuestionAnswer[], readonly XmlProblem[]> {
  const read = readXml(xml);
  if (!read.ok) return err([read.error]);
  const root = read.value;
  const report = createXmlReport();
  if (root.name !== 'QuestionFormAnswers') {
    const message = `The document is a <${root.name.slice(0, 100)}>, not <QuestionFormAnswers>.`;
    report.add(root, 'unknown-document', message);
    return err(report.problems);
  }
  refuseOthers(root, ['Answer'], report);
  const answers = childrenNamed(root, 'Answer').map((answer): QuestionAnswer => {
    const texts = ['FreeText', 'SelectionIdentifier', 'OtherSelectionText'];
    refuseOthers(answer, ['QuestionIdentifier', ...texts, ...Object.values(uploads)], report);
    const identifier = requireText(requireOne(answer, 'QuestionIdentifier', report), report);
    const freeText = findOne(answer, 'FreeText', report)?.text;
    const selections = childrenNamed(answer, 'SelectionIdentifier').map(({ text }) => text.trim());
    const other = findOne(answer, 'OtherSelectionText', report)?.text;
    const key = findOne(answer, uploads.key, report)?.text;
    const bytes = Number(findOne(answer, uploads.size, report)?.text);
    if (key !== undefined) return { identifier, upload: { bytes, key } };
    return {
      identifier,
      ...(freeText === undefined ? { selections } : { freeText }),
      ...(other === undefined ? {} : { otherSelection: other }),
    };
  });
  return report.problems.length > 0 ? err(report.problems) : ok(answers);
}
