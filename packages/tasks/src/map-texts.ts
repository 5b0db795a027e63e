import { compact } from './compact.ts';
import type { Choice, Field } from './field.ts';
import type { DisplayItem } from './task-form.ts';

/** The item with every text that may hold variables changed by `change`. */
export function mapDisplayTexts(item: DisplayItem, change: (text: string) => string): DisplayItem {
  switch (item.kind) {
    case 'heading':
    case 'text':
    case 'markdown':
      return { ...item, text: change(item.text) };
    case 'image': {
      const { url, alt, caption } = item;
      return compact<typeof item>({
        ...item,
        url: change(url),
        alt: change(alt),
        caption: caption === undefined ? undefined : change(caption),
      });
    }
    case 'link':
    case 'audio':
    case 'video':
    case 'pdf':
      return { ...item, label: change(item.label), url: change(item.url) };
    case 'table':
      return { ...item, label: change(item.label), source: change(item.source) };
  }
}

const plainTexts = [
  'label',
  'description',
  'help',
  'placeholder',
  'initial',
  'minLabel',
  'maxLabel',
  'yesLabel',
  'noLabel',
  'source',
  'left',
  'right',
  'tieLabel',
];

/** The field with every text that may hold variables changed; names and values stay. */
export function mapFieldTexts(field: Field, change: (text: string) => string): Field {
  const changed = Object.fromEntries(
    Object.entries(field).map(([key, value]: [string, unknown]) => [
      key,
      plainTexts.includes(key) && typeof value === 'string' ? change(value) : value,
    ]),
  ) as unknown as Field;
  if (changed.kind === 'table') {
    const columns = changed.columns.map((column) => ({ ...column, label: change(column.label) }));
    return { ...changed, columns };
  }
  if (!('choices' in changed)) return changed;
  const choices = changed.choices.map(({ value, label, image }) =>
    compact<Choice>({
      value,
      label: change(label),
      image: image === undefined ? undefined : change(image),
    }),
  );
  return { ...changed, choices };
}
