import { compact } from './compact.ts';
import { limits } from './limits.ts';
import type { Report } from './problems.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject, own, readText, rejectUnknownKeys, requireText } from './read-values.ts';
import type { DisplayItem } from './task-form.ts';
import { findWebUrl } from './web-url.ts';

const kinds: readonly DisplayItem['kind'][] = [
  ...(['heading', 'text', 'markdown', 'image', 'audio', 'video', 'pdf', 'table', 'link'] as const),
];

/**
 * Reads one display item and reports what is wrong with it. Null if its kind cannot be told.
 * `fieldNames` are those that it may stand before.
 */
export function readDisplayItem(
  value: unknown,
  fieldNames: readonly string[],
  report: Report,
): DisplayItem | null {
  if (!isJsonObject(value)) {
    report.add('Must be an object with a kind.');
    return null;
  }
  const { before, ...content } = value;
  const item = readContent(content, report);
  if (item === null || before === undefined) return item;
  if (before === null) return { ...item, before };
  if (typeof before === 'string' && fieldNames.includes(before)) return { ...item, before };
  report.add('Name the field that it stands before, or null for below all of them.', 'before');
  return item;
}

function readContent(value: JsonObject, report: Report): DisplayItem | null {
  const kind = own(value, 'kind');
  switch (kind) {
    case 'heading':
      rejectUnknownKeys(value, ['kind', 'text', 'level'], report);
      return {
        kind,
        text: requireText(value, 'text', limits.labelLength, report),
        level: readLevel(value, report),
      };
    case 'text':
    case 'markdown':
      rejectUnknownKeys(value, ['kind', 'text'], report);
      return { kind, text: requireText(value, 'text', limits.displayTextLength, report) };
    case 'image':
      rejectUnknownKeys(value, ['kind', 'url', 'alt', 'caption'], report);
      return compact<Extract<DisplayItem, { kind: 'image' }>>({
        kind,
        url: readUrl(value, report),
        alt: readAlt(value, report),
        caption: readText(value, 'caption', limits.labelLength, report),
      });
    case 'link':
    case 'audio':
    case 'video':
    case 'pdf':
      rejectUnknownKeys(value, ['kind', 'url', 'label'], report);
      return {
        kind,
        url: readUrl(value, report),
        label: requireText(value, 'label', limits.labelLength, report),
      };
    case 'table':
      rejectUnknownKeys(value, ['kind', 'source', 'label'], report);
      return {
        kind,
        source: requireText(value, 'source', limits.displayTextLength, report),
        label: requireText(value, 'label', limits.labelLength, report),
      };
    default:
      report.add(`Unknown kind: use one of ${kinds.join(', ')}.`, 'kind');
      return null;
  }
}

function readLevel(value: JsonObject, report: Report): 1 | 2 | 3 {
  const level = own(value, 'level') ?? 2;
  if (level === 1 || level === 2 || level === 3) return level;
  report.add('Must be 1, 2 or 3.', 'level');
  return 2;
}

function readAlt(value: JsonObject, report: Report): string {
  const alt = readText(value, 'alt', limits.labelLength, report);
  if (alt === undefined || alt.trim() === '') {
    report.add('Describe the image for people who cannot see it.', 'alt');
  }
  return alt ?? '';
}

function readUrl(value: JsonObject, report: Report): string {
  const url = requireText(value, 'url', limits.urlLength, report);
  // An address that begins with a variable is judged when it is filled in. In any other, a
  // variable stands for some piece of the address: "1" fits each of them, a port included.
  const sample = url.trim().replace(/\{\{[^{}]+\}\}/g, '1');
  if (url !== '' && !url.trim().startsWith('{{') && findWebUrl(sample) === null) {
    report.add('Use a full web address that begins with https:// or http://.', 'url');
  }
  return url;
}
