import type { DisplayItem, TaskForm, TaskInput } from './task-form.ts';
import { mapDisplayTexts } from './map-texts.ts';
import { fillVariables } from './variables.ts';
import { findWebUrl } from './web-url.ts';

/**
 * The display items with the values of one input put in. Values are not escaped: the page shows
 * them as text, and Markdown goes through a sanitising renderer. An image, a
 * recording or a link whose address is not a web address becomes a text item; `findAddress` knows
 * more addresses than those.
 */
export function renderDisplay(
  form: TaskForm,
  input: TaskInput,
  findAddress: (text: string) => string | null = findWebUrl,
): DisplayItem[] {
  return form.display.map((item) =>
    checkAddress(
      mapDisplayTexts(item, (text) => fillVariables(text, input)),
      findAddress,
    ),
  );
}

function checkAddress(
  item: DisplayItem,
  findAddress: (text: string) => string | null,
): DisplayItem {
  if (!('url' in item)) return item;
  const url = findAddress(item.url);
  if (url !== null) return { ...item, url };
  const label = item.kind === 'image' ? item.alt : item.label;
  const text = [label, item.url].filter((part) => part.trim() !== '').join(': ');
  return { kind: 'text', text, ...(item.before === undefined ? {} : { before: item.before }) };
}
