import type { XmlElement } from '../xml/xml-element.ts';
import { childNamed, childrenNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import type { AnswerShape } from './answer-shape.ts';
import { readContent, textsOf } from './content.ts';
import { findOne, readWhole, refuseOthers, requireOne, requireText } from './read-fields.ts';
import { readFileUpload } from './read-file-upload.ts';
import { readFreeText } from './read-free-text.ts';

const longestLabel = 500;

/** Reads `<AnswerSpecification>`; null if there is nothing that our forms can ask for. */
export function readAnswerSpecification(
  element: XmlElement,
  report: XmlReport,
): AnswerShape | null {
  const kinds = ['FreeTextAnswer', 'SelectionAnswer', 'FileUploadAnswer'];
  refuseOthers(element, kinds, report);
  const [answer, second] = element.children.filter(({ name }) => kinds.includes(name));
  if (answer === undefined) {
    const message = 'Give a <FreeTextAnswer> or a <SelectionAnswer> here.';
    report.add(element, 'missing-element', message);
    return null;
  }
  if (second !== undefined) {
    report.add(second, 'repeated-element', 'A question has one kind of answer.');
  }
  if (answer.name === 'FreeTextAnswer') return readFreeText(answer, report);
  if (answer.name === 'SelectionAnswer') return readSelection(answer, report);
  return readFileUpload(answer, report);
}

function readSelection(element: XmlElement, report: XmlReport): AnswerShape {
  const allowed = ['MinSelectionCount', 'MaxSelectionCount', 'StyleSuggestion', 'Selections'];
  refuseOthers(element, allowed, report);
  const least = readWhole(findOne(element, 'MinSelectionCount', report), report) ?? 1;
  const most = readWhole(findOne(element, 'MaxSelectionCount', report), report) ?? 1;
  const selections = requireOne(element, 'Selections', report);
  if (selections !== undefined) refuseOthers(selections, ['Selection', 'OtherSelection'], report);
  const choices = selections === undefined ? [] : childrenNamed(selections, 'Selection');
  if (selections !== undefined && choices.length === 0) {
    report.add(selections, 'missing-element', '<Selections> needs a <Selection> at least.');
  }
  const read = choices.map((choice) => readChoice(choice, report));
  const values = read.map(({ value }) => value);
  const choiceLabels = read.map(({ label }) => label);
  const otherElement = selections && childNamed(selections, 'OtherSelection');
  const other = otherElement && { other: readFreeText(otherElement, report) };
  if (most === 1 && values.length > 1) {
    const schema = { type: 'string', enum: values };
    return { kind: 'selection', schema, ui: { widget: 'radio', choiceLabels }, ...other };
  }
  const schema = {
    type: 'array',
    items: { type: 'string', enum: values },
    uniqueItems: true,
    ...(least > 1 ? { minItems: least } : {}),
    ...(most < values.length ? { maxItems: Math.max(most, 1) } : {}),
  };
  return { kind: 'selection', schema, ui: { widget: 'checkboxes', choiceLabels }, ...other };
}

function readChoice(element: XmlElement, report: XmlReport): { value: string; label: string } {
  refuseOthers(element, ['SelectionIdentifier', 'Text', 'FormattedContent', 'Binary'], report);
  const value = requireText(requireOne(element, 'SelectionIdentifier', report), report);
  const content = {
    ...element,
    children: element.children.filter(({ name }) => name !== 'SelectionIdentifier'),
  };
  const items = readContent(content, report);
  const [text] = textsOf(items);
  if (text !== undefined) return { value, label: text.slice(0, longestLabel) };
  const item = items[0]?.item;
  if (item === undefined) return { value, label: value };
  const message = 'Choices are texts: the image is shown by its description.';
  report.add(element, 'no-counterpart', message, 'warning');
  return { value, label: item.kind === 'image' ? item.alt : value };
}
