import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { readXml } from '../xml/read-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { XmlProblem, XmlReport } from '../xml/xml-problem.ts';
import { createXmlReport } from '../xml/xml-problem.ts';
import type { ParsedQuestionForm } from './parse-question-form.ts';
import { readQuestionForm } from './parse-question-form.ts';
import { readWhole, refuseOthers, requireOne, requireText } from './read-fields.ts';

/** What a HIT's Question parameter may hold. */
export type QuestionDocument =
  | { readonly kind: 'external'; readonly url: string; readonly frameHeight: number }
  | { readonly kind: 'html'; readonly html: string; readonly frameHeight: number }
  | ({ readonly kind: 'form' } & ParsedQuestionForm);

/** Reads an ExternalQuestion, an HTMLQuestion or a QuestionForm. Heights are in pixels; 0 fits. */
export function readQuestionDocument(xml: string): Result<QuestionDocument, readonly XmlProblem[]> {
  const read = readXml(xml);
  if (!read.ok) return err([read.error]);
  const root = read.value;
  if (root.name === 'QuestionForm') {
    const form = readQuestionForm(root);
    return form.ok ? ok({ kind: 'form', ...form.value }) : form;
  }
  const report = createXmlReport();
  const document = readFrame(root, report);
  return document === null || report.problems.length > 0 ? err(report.problems) : ok(document);
}

function readFrame(root: XmlElement, report: XmlReport): QuestionDocument | null {
  const content = { ExternalQuestion: 'ExternalURL', HTMLQuestion: 'HTMLContent' }[root.name];
  if (content === undefined) {
    const message = `The document is a <${root.name.slice(0, 100)}>; use a <QuestionForm>, <HTMLQuestion> or <ExternalQuestion>.`;
    report.add(root, 'unknown-document', message);
    return null;
  }
  refuseOthers(root, [content, 'FrameHeight'], report);
  const element = requireOne(root, content, report);
  const height = requireOne(root, 'FrameHeight', report);
  const frameHeight = readWhole(height, report) ?? 0;
  if (frameHeight < 0 && height !== undefined) {
    report.add(height, 'bad-value', 'Write a height in pixels from 0 in <FrameHeight>.');
  }
  const text = requireText(element, report);
  if (root.name === 'HTMLQuestion') {
    return { kind: 'html', html: element?.text ?? '', frameHeight };
  }
  if (element !== undefined && text !== '' && !isSecureAddress(text)) {
    const message = 'Use a full address that begins with https:// in <ExternalURL>.';
    report.add(element, 'bad-value', message);
  }
  return { kind: 'external', url: text, frameHeight };
}

function isSecureAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}
