import type { DisplayItem, TaskForm, TaskInput } from './task-form.ts';
import { mapDisplayTexts } from './map-texts.ts';
import { fillVariables } from './variables.ts';
import { findWebUrl } from './web-url.ts';

/**
 * The display items with the values of one input put in. Values are not escaped: the page shows
 * them as text, and Markdown goes through a sanitising renderer. An image or link whose address is
 * not a web address becomes a text item.
 */
export function renderDisplay(form: TaskForm, input: TaskInput): DisplayItem[] {
  return form.display.map((item) =>
    checkAddress(mapDisplayTexts(item, (text) => fillVariables(text, input))),
  );
}

function checkAddress(item: DisplayItem): DisplayItem {
  if (item.kind !== 'image' && item.kind !== 'link') return item;
  const url = findWebUrl(item.url);
  if (url !== null) return { ...item, url };
  const label = item.kind === 'link' ? item.label : item.alt;
  return { kind: 'text', text: [label, item.url].filter((part) => part.trim() !== '').join(': ') };
}
