import { describe, expect, it } from 'vitest';
import type { FieldKind, FieldPatch, TaskForm } from '../src/index.ts';
import {
  addField,
  answerFromCells,
  answerToCells,
  emptyForm,
  fieldsOf,
  listVariables,
  parseTaskForm,
  renderFields,
  updateField,
} from '../src/index.ts';
import { validateAnswer } from '../src/validate.ts';

function formWith(kind: FieldKind, patch: FieldPatch = {}): TaskForm {
  const form = addField(emptyForm(), kind);
  return updateField(form, form.ui.order[0] ?? '', { ...patch, name: 'q' });
}

function problemsOf(kind: FieldKind, patch: FieldPatch): string[] {
  const result = parseTaskForm(formWith(kind, patch));
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path} ${message}`);
}

function messageFor(kind: FieldKind, patch: FieldPatch, value: unknown): string | undefined {
  const result = validateAnswer(formWith(kind, patch), { q: value });
  return result.ok ? undefined : result.problems[0]?.message;
}

const choices = ['cat', 'dog'].map((value) => ({ value, label: value.toUpperCase() }));
const box = { left: 1, top: 2, width: 3, height: 4, label: 'cat' };
const columns = [
  { name: 'item', label: 'Item', type: 'text', required: true },
  { name: 'price', label: 'Price', type: 'number', required: false },
] as const;
const file = { file: 'a-B_'.repeat(8), name: 'ä b.png', type: 'image/png', bytes: 7 };
const place = { latitude: 52.5, longitude: 13.4, accuracy: 8, place: 'Here' };

describe('an answer to the newer kinds of field', () => {
  it.each<[FieldKind, FieldPatch, unknown]>([
    ['date', {}, '2024-02-29'],
    ['time', {}, '23:59'],
    ['dateTime', {}, '2026-01-31T00:00'],
    ['ranking', { choices }, ['dog', 'cat']],
    ['comparison', {}, 'left'],
    ['comparison', { tieLabel: 'Same' }, 'tie'],
    ['table', { columns }, [{ item: 'Tea', price: 2.5 }, { item: 'Cup' }]],
    ['location', {}, place],
    ['file', {}, file],
    ['boxes', { choices }, [box]],
    [
      'polygons',
      { choices },
      [{ vertices: [1, 2, 3].map((x) => ({ x, y: x * x })), label: 'dog' }],
    ],
    ['points', { choices }, [{ x: 0, y: 7, label: 'cat' }]],
    ['spans', { choices }, [{ start: 0, end: 3, label: 'cat' }]],
    ['segments', { choices }, [{ start: 0.25, end: 3, label: 'cat' }]],
  ])('to %s with %j is taken and comes back from its cell', (kind, patch, value) => {
    const form = formWith(kind, patch);
    const result = validateAnswer(form, { q: value });
    expect(result).toEqual({ ok: true, value: { q: value } });
    if (!result.ok) return;
    expect(answerFromCells(form, answerToCells(form, result.value))).toEqual({ q: value });
  });

  it.each<[FieldKind, FieldPatch, unknown, string]>([
    ['date', {}, '2025-02-29', 'Give a date.'],
    ['date', { earliest: '2026-01-01' }, '2025-12-31', 'Must be 2026-01-01 or later.'],
    ['time', { latest: '18:00' }, '18:01', 'Must be 18:00 or earlier.'],
    ['dateTime', {}, '2026-01-31 10:00', 'Give a date and a time.'],
    ['ranking', { choices }, ['cat'], 'Put every item in its place.'],
    ['ranking', { choices }, ['cat', 'cat'], 'Put every item in its place.'],
    ['comparison', {}, 'tie', 'Choose one of the two.'],
    ['table', { columns }, [{ price: 1 }], 'Row 1: Item: fill this in.'],
    ['table', { columns }, [{ item: 'x', price: '1' }], 'Row 1: Price: must be a number.'],
    [
      'table',
      { columns },
      [{ item: 'x', extra: 1 }],
      'Row 1: It has a column that the table does not have.',
    ],
    ['table', { columns, maxRows: 1 }, [{}, {}], 'Give at most 1 row; there are 2.'],
    [
      'location',
      {},
      { latitude: 91, longitude: 0 },
      'The latitude must be a number from -90 to 90.',
    ],
    ['file', {}, 'cat.png', 'Choose a file.'],
    ['file', {}, { ...file, file: '../../etc/passwd' }, 'Upload the file again.'],
    ['file', {}, { ...file, name: 'a/b.png' }, 'Upload the file again.'],
    ['file', {}, { ...file, more: 1 }, 'Upload the file again.'],
    ['file', { maxMegabytes: 1 }, { ...file, bytes: 2e6 }, 'The file may have at most 1 MB.'],
    [
      'file',
      { maxMegabytes: 2_000 / 1_048_576 },
      { ...file, bytes: 2_001 },
      'The file may have at most 2,000 bytes.',
    ],
    ['file', { minBytes: 9 }, { ...file, bytes: 8 }, 'The file must have at least 9 bytes.'],
    ['boxes', { choices, minMarks: 2 }, [box], 'Give at least 2 marks; there is 1.'],
    ['boxes', { choices }, [{ ...box, width: 0 }], 'Mark 1: draw a box again.'],
    ['boxes', { choices }, [{ ...box, label: 'cow' }], 'Mark 1: choose one of the labels.'],
    ['points', { choices }, [{ x: -1, y: 0, label: 'cat' }], 'Mark 1: set the point again.'],
    ['spans', { choices }, [{ start: 4, end: 4, label: 'cat' }], 'Mark 1: mark the text again.'],
    [
      'segments',
      { choices },
      [{ start: 4, end: 3, label: 'cat' }],
      'Mark 1: its end must be after its beginning.',
    ],
    [
      'polygons',
      { choices },
      [{ vertices: [{ x: 1, y: 1 }], label: 'cat' }],
      'Mark 1: draw an area with 3 to 200 corners.',
    ],
  ])('to %s (%j) with %j gets plain words', (kind, patch, value, expected) => {
    expect(messageFor(kind, patch, value)).toBe(expected);
  });
});

describe('the definition of the newer kinds of field', () => {
  it.each<[FieldKind, FieldPatch, string]>([
    ['date', { earliest: '1.1.2026' }, '/ui/fields/q/earliest Write it like 2026-12-31.'],
    [
      'time',
      { earliest: '12:00', latest: '11:00' },
      '/ui/fields/q/earliest The earliest (12:00) is after the latest (11:00): change one.',
    ],
    ['ranking', { choices: choices.slice(1) }, '/ui/fields/q/labels Add choices: at least 2.'],
    [
      'comparison',
      { left: ' ' },
      '/ui/fields/q/left Say what is compared, for example {{text_a}}.',
    ],
    ['table', { columns: [] }, '/ui/fields/q/columns Add at least one column.'],
    [
      'table',
      { columns: [columns[0], columns[0]] },
      '/ui/fields/q/columns/1/name "item" is there twice.',
    ],
    [
      'boxes',
      { source: '' },
      '/ui/fields/q/source Say which image is marked, for example {{image_url}}.',
    ],
    [
      'spans',
      { minMarks: 5, maxMarks: 4 },
      '/schema/properties/q/minItems The smallest number (5) is above the largest (4): change one.',
    ],
    [
      'number',
      { presentation: 'rating', integer: true, min: 1, max: 11 },
      '/schema/properties/q/maximum A rating ends with 2 to 10.',
    ],
    [
      'singleChoice',
      { choices, presentation: 'images' },
      '/ui/fields/q/choiceImages/0 Give the address of a picture.',
    ],
  ])('of %s with %j tells what to do', (kind, patch, expected) => {
    expect(problemsOf(kind, patch)).toContain(expected);
  });

  it('may be short: what follows from the hints is filled in, and may not say something else', () => {
    const short = (items?: object) => ({
      version: 1,
      schema: {
        type: 'object',
        properties: { q: { type: 'array', title: 'Q', ...(items ? { items } : {}) } },
      },
      ui: { fields: { q: { widget: 'boxes', source: '{{url}}', labels: ['cat'] } } },
    });
    const result = parseTaskForm(short());
    expect(result.ok && result.value.schema.properties.q?.items).toMatchObject({
      type: 'object',
      required: ['left', 'top', 'width', 'height', 'label'],
      properties: { label: { type: 'string', enum: ['cat'] } },
    });
    expect(parseTaskForm(short({ type: 'string' }))).toMatchObject({
      ok: false,
      problems: [
        {
          path: '/schema/properties/q/items',
          message: 'Leave "items" out: it follows from the hints of the field in "ui".',
        },
      ],
    });
  });

  it('takes what is marked and compared from the row', () => {
    const form = formWith('comparison', { left: '{{a}}', right: 'B: {{b}}' });
    expect(listVariables(form)).toEqual(['a', 'b']);
    expect(renderFields(form, { a: 'x', b: 'y' })[0]).toMatchObject({ left: 'x', right: 'B: y' });
    expect(
      renderFields(formWith('boxes'), { image_url: 'https://a.example/b.png' })[0],
    ).toMatchObject({ source: 'https://a.example/b.png' });
  });

  it('keeps labels when one kind of mark becomes another, and takes the source that fits it', () => {
    const form = updateField(formWith('boxes', { choices }), 'q', { kind: 'spans' });
    expect(fieldsOf(form)[0]).toMatchObject({ kind: 'spans', choices, source: '{{text}}' });
    expect(parseTaskForm(form).ok).toBe(true);
  });
});
