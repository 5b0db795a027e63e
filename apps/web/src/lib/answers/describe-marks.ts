import type { LocationField, MarkField, TableField } from '@exchange/tasks';

type Thing = Readonly<Record<string, unknown>>;

/** Marks, rows and places in words: one after the other, with what tells them apart. */
export function describeMarks(
  field: MarkField | TableField | LocationField,
  value: unknown,
): string {
  if (field.kind === 'location') return describePlace(readThing(value));
  const things = Array.isArray(value) ? value.map(readThing) : [];
  if (field.kind === 'table') return things.map((row) => describeRow(field, row)).join('; ');
  return things
    .map((mark) => `${labelOf(field, mark)} (${describePlaceOf(field, mark)})`)
    .join('; ');
}

function readThing(value: unknown): Thing {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function describePlace({ latitude, longitude, place }: Thing): string {
  const words = typeof place === 'string' ? `${place}, ` : '';
  return `${words}${show(latitude)}, ${show(longitude)}`;
}

function describeRow({ columns }: TableField, row: Thing): string {
  return columns
    .filter(({ name }) => row[name] !== undefined)
    .map(({ name, label }) => `${label}: ${show(row[name])}`)
    .join(', ');
}

function labelOf({ choices }: MarkField, { label }: Thing): string {
  return choices.find(({ value }) => value === label)?.label ?? show(label);
}

function describePlaceOf({ kind, source }: MarkField, mark: Thing): string {
  const { left, top, width, height, x, y, vertices, start, end } = mark;
  switch (kind) {
    case 'boxes':
      return `${show(width)} × ${show(height)} at ${show(left)}, ${show(top)}`;
    case 'polygons':
      return `${Array.isArray(vertices) ? vertices.length : 0} corners`;
    case 'points':
      return `${show(x)}, ${show(y)}`;
    case 'spans':
      // Not known which text it was: only the form is at hand, not the row.
      if (source.includes('{{')) return `${show(start)} to ${show(end)}`;
      // Places are counted in characters, not in the units of JavaScript.
      return `“${Array.from(source).slice(Number(start), Number(end)).join('')}”`;
    case 'segments':
      return `${show(start)} to ${show(end)} s`;
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
