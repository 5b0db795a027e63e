import type { XmlElement } from '../xml/xml-element.ts';
import { childNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import type { AnswerShape } from './answer-shape.ts';
import { readContent, textsOf } from './content.ts';
import type { ReadQuestion, RawField } from './form-question.ts';
import { otherNameOf } from './form-question.ts';
import { readAnswerSpecification } from './read-answer-specification.ts';
import { findOne, readFlag, refuseOthers, requireOne, requireText } from './read-fields.ts';

const longestTitle = 500;
const longestDescription = 2_000;
const longestName = 60;

/** Names for fields: those of the questions as far as ours allow, each once. */
export function createNames(): (identifier: string) => string {
  const taken = new Set<string>();
  return (identifier) => {
    const cleaned = identifier
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{M}\p{N}_. -]/gu, '_')
      .slice(0, longestName)
      .trim();
    const safe = /^[\p{L}\p{N}_]/u.test(cleaned) && !(cleaned in {}) ? cleaned : `q_${cleaned}`;
    let name = safe;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      name = `${safe.slice(0, longestName - 6)}_${number}`;
    }
    taken.add(name.toLowerCase());
    return name;
  };
}

/** Reads a question; null if it cannot be asked, which is reported. */
export function readQuestion(
  element: XmlElement,
  nameFor: (identifier: string) => string,
  report: XmlReport,
): ReadQuestion | null {
  refuseOthers(
    element,
    ['QuestionIdentifier', 'DisplayName', 'IsRequired', 'QuestionContent', 'AnswerSpecification'],
    report,
  );
  const identifier = requireText(requireOne(element, 'QuestionIdentifier', report), report);
  const required = readFlag(findOne(element, 'IsRequired', report), report);
  const content = requireOne(element, 'QuestionContent', report);
  const specification = requireOne(element, 'AnswerSpecification', report);
  const items = content === undefined ? [] : readContent(content, report);
  const shape = specification && readAnswerSpecification(specification, report);
  if (shape === undefined || shape === null || identifier === '') return null;
  const name = nameFor(identifier);
  if (name !== identifier) {
    const message = `The results call the question "${identifier.slice(0, 100)}" "${name}".`;
    report.add(element, 'renamed', message, 'warning');
  }
  const texts = [childNamed(element, 'DisplayName')?.text.trim() ?? '', ...textsOf(items)];
  const words = describe(
    texts.filter((text) => text !== ''),
    identifier,
  );
  const { other } = shape;
  const otherName = other && nameFor(otherNameOf(identifier));
  const field: RawField = {
    name,
    schema: { ...shape.schema, ...words },
    ui: shape.ui,
    // Whoever writes something else need not choose.
    required: required && other === undefined,
  };
  const question = { identifier, field: name, kind: shape.kind };
  const shown = items.flatMap(({ item, plain }) =>
    plain === null ? [{ ...item, before: name }] : [],
  );
  if (other === undefined || otherName === undefined) return { question, fields: [field], shown };
  if (required) {
    const message = 'With <OtherSelection> the question can be left out: nothing says one of both.';
    report.add(element, 'no-counterpart', message, 'warning');
  }
  return {
    question: { ...question, otherField: otherName },
    fields: [field, otherFieldOf(otherName, other)],
    shown,
  };
}

function otherFieldOf(name: string, { schema, ui }: AnswerShape): RawField {
  return { name, schema: { ...schema, title: 'Other' }, ui, required: false };
}

/** The first text is the question, what follows its explanation. */
function describe(texts: readonly string[], identifier: string) {
  const [first = identifier, ...more] = texts;
  const title = first.slice(0, longestTitle);
  const rest = [first.slice(longestTitle), ...more].filter((text) => text !== '').join('\n\n');
  return rest === '' ? { title } : { title, description: rest.slice(0, longestDescription) };
}
