import type { XmlElement } from '../xml/xml-element.ts';
import { childNamed, childrenNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import { readContent, textsOf } from './content.ts';
import {
  findOne,
  readNumberAttribute,
  readWhole,
  refuseOthers,
  requireOne,
  requireText,
} from './read-fields.ts';

/** The part of a field that says which answers are right: its schema and its looks, as JSON. */
export interface AnswerShape {
  readonly kind: 'text' | 'selection';
  readonly schema: Readonly<Record<string, unknown>>;
  readonly ui: Readonly<Record<string, unknown>>;
  /** The same for `<OtherSelection>`. */
  readonly other?: AnswerShape;
}

const longestText = 20_000;
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
  const message = 'Files cannot be asked for here: make the question a form of our own.';
  report.add(answer, 'no-counterpart', message);
  return null;
}

function readFreeText(element: XmlElement, report: XmlReport): AnswerShape {
  refuseOthers(element, ['Constraints', 'DefaultText', 'NumberOfLinesSuggestion'], report);
  const constraints = findOne(element, 'Constraints', report);
  const numeric = constraints && childNamed(constraints, 'IsNumeric');
  const presets = findOne(element, 'DefaultText', report)?.text.trim() ?? '';
  if (presets !== '') {
    const message = 'The default text is shown as a hint: performers write their own.';
    report.add(element, 'no-counterpart', message, 'warning');
  }
  if (constraints !== undefined) {
    refuseOthers(constraints, ['IsNumeric', 'Length', 'AnswerFormatRegex'], report);
    for (const regex of childrenNamed(constraints, 'AnswerFormatRegex')) {
      const pattern = regex.attributes.get('regex')?.slice(0, 100) ?? '';
      const message = `Answers are not checked against the pattern "${pattern}".`;
      report.add(regex, 'no-counterpart', message, 'warning');
    }
  }
  if (numeric !== undefined) {
    const minimum = readNumberAttribute(numeric, 'minValue', report);
    const maximum = readNumberAttribute(numeric, 'maxValue', report);
    const schema = { type: 'number', ...defined({ minimum, maximum }) };
    return { kind: 'text', schema, ui: { widget: 'number' } };
  }
  const length = constraints && childNamed(constraints, 'Length');
  const lines = readWhole(findOne(element, 'NumberOfLinesSuggestion', report), report) ?? 1;
  const minLength = length && readNumberAttribute(length, 'minLength', report);
  const maxLength = (length && readNumberAttribute(length, 'maxLength', report)) ?? longestText;
  const schema = {
    type: 'string',
    ...(minLength === undefined || minLength < 1 ? {} : { minLength }),
    maxLength: Math.min(maxLength, longestText),
  };
  const placeholder = presets === '' ? {} : { placeholder: presets.slice(0, longestLabel) };
  return { kind: 'text', schema, ui: { widget: lines > 1 ? 'longText' : 'text', ...placeholder } };
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

function defined(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}
