import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';
import { createCountingAdapter } from '../counting-adapter.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Deeper markup keeps its text. */
const deepest = 40;

/**
 * The XHTML subset of `<FormattedContent>` as Markdown, in which our forms show text: headings,
 * paragraphs, emphasis, lists, links, images, code and quotes; tables become a line for each row.
 *
 * @throws TooDeep
 */
export function toMarkdown(xhtml: string): string {
  const { childNodes } = parseFragment(xhtml, { treeAdapter: createCountingAdapter() });
  return blocksOf(childNodes, 0)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same as text alone, a line for each paragraph, item and row. */
export function toPlainText(xhtml: string): string {
  const spaced = xhtml.replaceAll(/<(?:\/?(?:p|div|li|tr|h\d|ul|ol|table)|br)[\s/>]/gi, '\n$&');
  const text = parseFragment(spaced, { treeAdapter: createCountingAdapter() })
    .childNodes.map((node) => plainTextOf(node, 0))
    .join('');
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n')
    .trim();
}

function plainTextOf(node: Node, depth: number): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('tagName' in node) || depth > 400) return '';
  if (node.tagName === 'script' || node.tagName === 'style') return '';
  if (node.tagName === 'img') return attributeOf(node, 'alt');
  return node.childNodes.map((child) => plainTextOf(child, depth + 1)).join('');
}

function blocksOf(nodes: readonly Node[], depth: number): string {
  return nodes.map((node) => markdownOf(node, depth)).join('');
}

function markdownOf(node: Node, depth: number): string {
  if (node.nodeName === '#text' && 'value' in node) return escapeText(node.value);
  if (!('tagName' in node)) return '';
  if (depth > deepest) return escapeText(plainTextOf(node, 0));
  const inside = () => blocksOf(node.childNodes, depth + 1);
  const tag = node.tagName;
  const heading = /^h([1-6])$/.exec(tag)?.[1];
  if (heading !== undefined) return block(`${'#'.repeat(Number(heading))} ${oneLine(inside())}`);
  switch (tag) {
    case 'b':
    case 'strong':
      return around('**', inside());
    case 'i':
    case 'em':
      return around('*', inside());
    case 'br':
      return '  \n';
    case 'hr':
      return block('---');
    case 'code':
    case 'tt':
      return around('`', plainTextOf(node, 0).replaceAll('`', "'"));
    case 'pre':
      return block(`\`\`\`\n${plainTextOf(node, 0)}\n\`\`\``);
    case 'blockquote':
      return block(prefixLines(inside().trim(), '> '));
    case 'a':
      return linkOf(node, oneLine(inside()));
    case 'img':
      return `!${linkOf(node, escapeText(attributeOf(node, 'alt') || 'image'), 'src')}`;
    case 'ul':
    case 'ol':
      return block(listOf(node, depth));
    case 'td':
    case 'th':
      return `${oneLine(inside())} | `;
    case 'tr':
      return `${inside()
        .trim()
        .replace(/\s*\|$/, '')}  \n`;
    case 'p':
    case 'div':
    case 'table':
    case 'center':
    case 'dl':
    case 'dt':
    case 'dd':
      return block(inside().trim());
    case 'script':
    case 'style':
      return '';
    default:
      return inside();
  }
}

function listOf(list: Element, depth: number): string {
  const items = list.childNodes.filter((node) => node.nodeName === 'li');
  return items
    .map((item, index) => {
      const mark = list.tagName === 'ol' ? `${index + 1}. ` : '- ';
      const text = 'childNodes' in item ? blocksOf(item.childNodes, depth + 1).trim() : '';
      return mark + prefixLines(text, ' '.repeat(mark.length)).trimStart();
    })
    .join('\n');
}

function linkOf(node: Element, label: string, attribute = 'href'): string {
  const address = attributeOf(node, attribute).trim();
  if (!/^https?:\/\/[^\s<>]+$/i.test(address)) return label;
  return `[${label || address}](<${address}>)`;
}

function attributeOf(node: Element, name: string): string {
  return node.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

function block(text: string): string {
  return text === '' ? '' : `\n\n${text}\n\n`;
}

function around(mark: string, text: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside === '' ? text : before + mark + inside + mark + after;
}

function prefixLines(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function escapeText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
