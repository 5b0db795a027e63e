import type { DisplayItem } from '@exchange/tasks';
import { TooDeep } from '../counting-adapter.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childNamed, childrenNamed } from '../xml/xml-element.ts';
import type { XmlReport } from '../xml/xml-problem.ts';
import { toMarkdown, toPlainText } from './formatted-content.ts';
import { refuseOthers, requireOne, requireText } from './read-fields.ts';

const headingLength = 500;
const kinds = [
  'Title',
  'Text',
  'List',
  'Binary',
  'EmbeddedBinary',
  'FormattedContent',
  'Application',
];

/** A piece of content as an item that our forms show, and as plain text where it is one. */
export interface ContentItem {
  readonly item: DisplayItem;
  readonly plain: string | null;
}

/** The content of an overview, a question or a choice. */
export function readContent(element: XmlElement, report: XmlReport): ContentItem[] {
  refuseOthers(element, kinds, report);
  return element.children.flatMap((child) => readItem(child, report));
}

function readItem(element: XmlElement, report: XmlReport): ContentItem[] {
  const text = element.text.trim();
  switch (element.name) {
    case 'Title':
      return show(text, { kind: 'heading', level: 2, text: text.slice(0, headingLength) });
    case 'Text':
      return show(text, { kind: 'text', text });
    case 'List': {
      const items = childrenNamed(element, 'ListItem').map((item) => `• ${item.text.trim()}`);
      const list = items.join('\n');
      return show(list, { kind: 'text', text: list });
    }
    case 'FormattedContent': {
      return readFormatted(element, report);
    }
    case 'Binary':
    case 'EmbeddedBinary':
      return readBinary(element, report).map((item) => ({ item, plain: null }));
    case 'Application': {
      const message = 'Java and Flash cannot be shown: describe what they showed in a <Text>.';
      report.add(element, 'no-counterpart', message, 'warning');
      return [];
    }
    default:
      return [];
  }
}

/** An image is shown; sound, video and others become a link. */
function readBinary(element: XmlElement, report: XmlReport): DisplayItem[] {
  const url = requireText(requireOne(element, 'DataURL', report), report);
  if (url === '') return [];
  if (!/^https?:\/\//i.test(url)) {
    report.add(element, 'bad-value', 'Use an address that begins with https:// in <DataURL>.');
    return [];
  }
  const mime = childNamed(element, 'MimeType') ?? childNamed(element, 'EmbeddedMimeType');
  const type = (mime && childNamed(mime, 'Type')?.text.trim().toLowerCase()) ?? '';
  const label = (childNamed(element, 'AltText')?.text.trim() ?? '').slice(0, headingLength);
  if (type === '' || type.startsWith('image')) {
    return [{ kind: 'image', url, alt: label || 'Image' }];
  }
  const message = `The ${type} file is shown as a link.`;
  report.add(element, 'no-counterpart', message, 'warning');
  return [{ kind: 'link', url, label: label || url.slice(0, headingLength) }];
}

function readFormatted(element: XmlElement, report: XmlReport): ContentItem[] {
  try {
    const item = { kind: 'markdown', text: toMarkdown(element.text) } as const;
    return item.text === '' ? [] : [{ item, plain: toPlainText(element.text) }];
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    report.add(element, 'xml-nested-too-deeply', 'The formatted content has too many elements.');
    return [];
  }
}

function show(plain: string, item: DisplayItem): ContentItem[] {
  return plain === '' ? [] : [{ item, plain }];
}

/** The same as text alone, for what stands beside a question. */
export function textsOf(items: readonly ContentItem[]): string[] {
  return items.flatMap(({ plain }) => (plain === null || plain === '' ? [] : [plain]));
}
