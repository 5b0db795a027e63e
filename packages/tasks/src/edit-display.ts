import { compact } from './compact.ts';
import { limits } from './limits.ts';
import { moveItem } from './move-item.ts';
import type { DisplayItem, DisplayKind, TaskForm } from './task-form.ts';

/** A kind of display item as the editor offers it. */
export interface DisplayKindInfo {
  readonly kind: DisplayKind;
  readonly label: string;
  readonly hint: string;
}

/** The kinds of display item in the order in which the editor offers them. */
export const displayKinds: readonly DisplayKindInfo[] = [
  { kind: 'text', label: 'Text', hint: 'Text exactly as it is in the data' },
  { kind: 'heading', label: 'Heading', hint: 'A title above a part' },
  { kind: 'markdown', label: 'Markdown', hint: 'Text with lists, links and emphasis' },
  { kind: 'image', label: 'Image', hint: 'A picture from a web address' },
  { kind: 'audio', label: 'Sound', hint: 'A recording to listen to' },
  { kind: 'video', label: 'Video', hint: 'A film to watch' },
  { kind: 'pdf', label: 'PDF', hint: 'A document to read' },
  { kind: 'table', label: 'Table', hint: 'Rows from the data' },
  { kind: 'link', label: 'Link', hint: 'A page to open' },
];

/** The form with a new display item at the end; unchanged if it is full. */
export function addDisplayItem(form: TaskForm, kind: DisplayKind): TaskForm {
  if (form.display.length >= limits.displayItems) return form;
  return { ...form, display: [...form.display, createDisplayItem(kind)] };
}

/** The form with the display item at a position replaced. */
export function updateDisplayItem(form: TaskForm, index: number, item: DisplayItem): TaskForm {
  return { ...form, display: form.display.map((old, at) => (at === index ? item : old)) };
}

/** The item before a field, below all of them (null), or above all of them (undefined). */
export function placeDisplayItem(
  item: DisplayItem,
  before: string | null | undefined,
): DisplayItem {
  return compact<DisplayItem>({ ...item, before });
}

/** The form with a display item at another position (0 is first; beyond the end means last). */
export function moveDisplayItem(form: TaskForm, index: number, toIndex: number): TaskForm {
  return { ...form, display: moveItem(form.display, index, toIndex) };
}

/** The form without the display item at a position. */
export function removeDisplayItem(form: TaskForm, index: number): TaskForm {
  return { ...form, display: form.display.filter((_, at) => at !== index) };
}

function createDisplayItem(kind: DisplayKind): DisplayItem {
  switch (kind) {
    case 'heading':
      return { kind, text: 'Heading', level: 2 };
    case 'text':
      return { kind, text: '{{text}}' };
    case 'markdown':
      return { kind, text: 'Read the **text** and answer the questions.' };
    case 'image':
      return { kind, url: '{{image_url}}', alt: 'The image to look at' };
    case 'link':
      return { kind, url: '{{url}}', label: 'Open the page' };
    case 'audio':
      return { kind, url: '{{audio_url}}', label: 'The recording' };
    case 'video':
      return { kind, url: '{{video_url}}', label: 'The film' };
    case 'pdf':
      return { kind, url: '{{pdf_url}}', label: 'The document' };
    case 'table':
      return { kind, source: '{{rows}}', label: 'The rows' };
  }
}
