import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import type { Position } from '../position.ts';
import { createPositions } from '../position.ts';
import { decodeEntities } from './decode-entities.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlProblem, XmlProblemCode } from './xml-problem.ts';

/** Pages in an HTMLQuestion are as long as templates may be. */
const longest = 2 * 1024 * 1024;
const deepest = 50;

const textName = '#text';
const cdataName = '#cdata';
const attributesName = ':@';

/** What the parser gives for a node: one key with its children, and its attributes beside it. */
type ParsedNode = Readonly<Record<string, unknown>>;

/**
 * Reads an XML document. Nothing is fetched and no entity is expanded: a document type is refused.
 * Errors say line and column.
 */
export function readXml(text: string): Result<XmlElement, XmlProblem> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const positionOf = createPositions(source);
  if (source.length > longest) {
    const most = longest / 1024 / 1024;
    return fail('xml-too-long', `The document has more than ${most} million characters.`);
  }
  const doctype = /^(?:\s|<\?[^>]{0,500}\?>|<!--(?:[^-]|-(?!->)){0,9999}-->)*<!DOCTYPE/i.exec(
    source,
  );
  if (doctype !== null) {
    const message = 'Remove the document type (<!DOCTYPE …>): the namespace says what it is.';
    return fail('xml-doctype', message, positionOf(doctype[0].length - 9));
  }
  let nodes: readonly ParsedNode[];
  try {
    SyntaxValidator.validate(source.trimStart());
    nodes = createParser().parse(source.trimStart()) as readonly ParsedNode[];
  } catch (error) {
    return describe(error, source);
  }
  const [root, ...more] = nodes.filter((node) => nameOf(node) !== textName);
  if (root === undefined) return fail('xml-not-well-formed', 'There is no element.');
  if (more.length > 0) {
    return fail('xml-not-well-formed', 'A document has one element at the top; there are more.');
  }
  const offset = source.length - source.trimStart().length;
  return ok(toElement(root, '', null, (node) => positionOf(offset + startOf(node))));
}

function createParser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    cdataPropName: cdataName,
    captureMetaData: true,
    maxNestedTags: deepest,
  });
}

function toElement(
  node: ParsedNode,
  parentPath: string,
  inherited: string | null,
  positionOf: (node: ParsedNode) => Position,
  index = 0,
): XmlElement {
  const tag = nameOf(node);
  const name = tag.slice(tag.indexOf(':') + 1);
  const path = `${parentPath}/${name}${index > 0 ? `[${index}]` : ''}`;
  const attributes = new Map<string, string>();
  for (const [key, value] of Object.entries(node[attributesName] ?? {})) {
    attributes.set(key, decodeEntities(String(value)));
  }
  const prefix = tag.includes(':') ? `xmlns:${tag.slice(0, tag.indexOf(':'))}` : 'xmlns';
  const namespace = attributes.get(prefix) ?? inherited;
  const inside = node[tag] as readonly ParsedNode[];
  const counts = countNames(inside);
  const seen = new Map<string, number>();
  const children: XmlElement[] = [];
  let text = '';
  for (const child of inside) {
    const childName = nameOf(child);
    if (childName === textName) text += decodeEntities(String(child[textName]));
    else if (childName === cdataName) {
      text += (child[cdataName] as readonly ParsedNode[])
        .map((one) => String(one[textName]))
        .join('');
    } else {
      const nth = (seen.get(childName) ?? 0) + 1;
      seen.set(childName, nth);
      const number = (counts.get(childName) ?? 0) > 1 ? nth : 0;
      children.push(toElement(child, path, namespace, positionOf, number));
    }
  }
  return { name, path, namespace, attributes, children, text, ...positionOf(node) };
}

function countNames(nodes: readonly ParsedNode[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(nameOf(node), (counts.get(nameOf(node)) ?? 0) + 1);
  return counts;
}

function nameOf(node: ParsedNode): string {
  return Object.keys(node).find((key) => key !== attributesName) ?? '';
}

const metaData = XMLParser.getMetaDataSymbol() as unknown as string;

function startOf(node: ParsedNode): number {
  return (node[metaData] as { startIndex?: number } | undefined)?.startIndex ?? 0;
}

function describe(error: unknown, source: string): Result<never, XmlProblem> {
  if (!(error instanceof Error)) throw error;
  if (/nested tags/i.test(error.message)) {
    const message = `Elements are nested more than ${deepest} deep.`;
    return fail('xml-nested-too-deeply', message);
  }
  const { line = 1, col = 1 } = error as { line?: number; col?: number };
  const skipped = source.slice(0, source.length - source.trimStart().length).split('\n').length - 1;
  const reason = error.message.replace(/\s+/g, ' ').trim().slice(0, 200).replace(/\.$/, '');
  return fail('xml-not-well-formed', `This is not well-formed XML: ${reason}.`, {
    line: line + skipped,
    column: col,
  });
}

function fail(
  code: XmlProblemCode,
  message: string,
  place: Position = { line: 1, column: 1 },
): Result<never, XmlProblem> {
  return err({ code, severity: 'error', message, path: '/', ...place });
}
