import fc from 'fast-check';
import type { Choice, Field, FieldPatch, MarkField, TableColumn, TaskForm } from '../src/index.ts';
import {
  addDisplayItem,
  addField,
  displayKinds,
  emptyForm,
  fieldKinds,
  fieldsOf,
  moveDisplayItem,
  moveField,
  removeDisplayItem,
  removeField,
  updateField,
} from '../src/index.ts';

export const storableText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && !text.includes('\u0000') && text.isWellFormed());

const choices: fc.Arbitrary<Choice[]> = fc.uniqueArray(
  fc.record({ value: storableText.filter((text) => !text.includes('|')), label: storableText }),
  { minLength: 2, maxLength: 8, selector: (choice) => choice.value },
);

const range = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([min, width]) => ({ min, max: min + width }));

const common: fc.Arbitrary<FieldPatch> = fc.record(
  { label: storableText, description: storableText, help: storableText, required: fc.boolean() },
  { requiredKeys: [] },
);

/** A patch with valid values for a field of that kind. */
function patchFor(field: Field): fc.Arbitrary<FieldPatch> {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return fc.record({
        minLength: fc.integer({ min: 0, max: 5 }),
        placeholder: storableText,
        initial: storableText,
        patterns: fc.constantFrom(undefined, [{ regex: '^[^]*$', flags: 'i', message: 'No' }]),
      });
    case 'number':
      return fc
        .record({ range, integer: fc.boolean(), slider: fc.boolean(), minLabel: storableText })
        .map(({ range: { min, max }, integer, slider, minLabel }) => ({
          min,
          max,
          integer,
          minLabel,
          step: 1,
          presentation: slider ? 'slider' : 'box',
        }));
    case 'singleChoice':
      return choices.map((list) => ({ choices: list }));
    case 'multipleChoice':
      return choices.chain((list) =>
        fc
          .integer({ min: 1, max: list.length })
          .chain((maxChoices) =>
            fc
              .integer({ min: 0, max: maxChoices })
              .map((minChoices) => ({ choices: list, minChoices, maxChoices })),
          ),
      );
    case 'yesNo':
      return fc.record({ yesLabel: storableText, noLabel: storableText });
    case 'date':
      return fc.constantFrom({ earliest: '1999-01-01' }, { latest: '2031-12-31' }, {});
    case 'time':
      return fc.constantFrom({ earliest: '00:00', latest: '23:59' }, {});
    case 'dateTime':
      return fc.constantFrom({ earliest: '1999-01-01T00:00' }, {});
    case 'ranking':
      return choices.map((list) => ({ choices: list }));
    case 'comparison':
      return fc.record({
        content: fc.constantFrom('text', 'image'),
        tieLabel: fc.option(storableText, { nil: undefined }),
        left: storableText,
      });
    case 'table':
      return fc.record({ columns, minRows: fc.nat({ max: 2 }), maxRows: fc.constantFrom(5, 9) });
    case 'location':
      return fc.constant({});
    case 'file':
      return fc.record({
        accept: fc.constantFrom('image', 'any'),
        maxMegabytes: fc.constantFrom(1, 1.5, 50),
        minBytes: fc.constantFrom(undefined, 1),
      });
    default:
      return fc.record({
        choices,
        source: storableText,
        minMarks: fc.nat({ max: 2 }),
        maxMarks: fc.constantFrom(5, 9, undefined),
      });
  }
}

const columns: fc.Arbitrary<TableColumn[]> = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^col_[a-z0-9]{1,6}$/),
    label: storableText,
    type: fc.constantFrom('text', 'number'),
    required: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

const position = fc.nat({ max: 12 });
type Step = (form: TaskForm) => fc.Arbitrary<TaskForm>;

function atField(
  edit: (form: TaskForm, field: Field, index: number) => fc.Arbitrary<TaskForm>,
): fc.Arbitrary<Step> {
  return fc.tuple(position, position).map(([pick, index]) => (form: TaskForm) => {
    const fields = fieldsOf(form);
    const field = fields[pick % Math.max(1, fields.length)];
    return field ? edit(form, field, index) : fc.constant(form);
  });
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...fieldKinds).map(
    ({ kind }) =>
      (form: TaskForm) =>
        fc.constant(addField(form, kind)),
  ),
  fc.constantFrom(...displayKinds).map(
    ({ kind }) =>
      (form: TaskForm) =>
        fc.constant(addDisplayItem(form, kind)),
  ),
  atField((form, field) => patchFor(field).map((patch) => updateField(form, field.name, patch))),
  atField((form, field) => common.map((patch) => updateField(form, field.name, patch))),
  atField((form, field) =>
    fc
      .string({ maxLength: 12 })
      .map((name) => updateField(form, field.name, { name: name.replaceAll('\u0000', '') })),
  ),
  atField((form, field) =>
    fc
      .constantFrom(...fieldKinds)
      .map(({ kind }) =>
        kind === 'number'
          ? updateField(form, field.name, { kind, presentation: 'box' })
          : updateField(form, field.name, { kind }),
      ),
  ),
  atField((form, field, index) => fc.constant(moveField(form, field.name, index))),
  atField((form, field) => fc.constant(removeField(form, field.name))),
  fc.tuple(position, position).map(
    ([from, to]) =>
      (form: TaskForm) =>
        fc.constant(moveDisplayItem(form, from, to)),
  ),
  position.map((index) => (form: TaskForm) => fc.constant(removeDisplayItem(form, index))),
);

/** A form made by a random sequence of the editor's functions, with at least one question. */
export const builtForm: fc.Arbitrary<TaskForm> = fc
  .array(step, { minLength: 1, maxLength: 25 })
  .chain((steps) =>
    steps.reduce<fc.Arbitrary<TaskForm>>(
      (form, edit) => form.chain(edit),
      fc.constant(emptyForm()),
    ),
  )
  .map((form) => (form.ui.order.length === 0 ? addField(form, 'yesNo') : form));

/** A right answer to one field. */
export function answerTo(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'longText':
      // Characters count, and padEnd would count a character beyond the first 65,536 as two.
      return storableText.map(
        (text) => text + 'x'.repeat(Math.max(0, (field.minLength ?? 0) - Array.from(text).length)),
      );
    case 'number': {
      const { min = -1e6, max = 1e6 } = field;
      return field.integer
        ? fc.integer({ min, max })
        : fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value));
    }
    case 'singleChoice':
      return fc.constantFrom(...field.choices.map((choice) => choice.value));
    case 'multipleChoice':
      return fc.subarray(
        field.choices.map((choice) => choice.value),
        {
          minLength: Math.max(field.minChoices ?? 0, 1),
          maxLength: field.maxChoices ?? field.choices.length,
        },
      );
    case 'yesNo':
      return fc.boolean();
    case 'date':
      return day;
    case 'time':
      return time;
    case 'dateTime':
      return fc.tuple(day, time).map(([date, at]) => `${date}T${at}`);
    case 'ranking':
      return fc.shuffledSubarray(
        field.choices.map((choice) => choice.value),
        { minLength: field.choices.length },
      );
    case 'comparison':
      return fc.constantFrom('left', 'right', ...(field.tieLabel === undefined ? [] : ['tie']));
    case 'table':
      return fc.array(fc.record(Object.fromEntries(field.columns.map(cellOf)), plain), {
        minLength: Math.max(field.minRows ?? 0, 1),
        maxLength: field.maxRows ?? 5,
      });
    case 'file':
      return fc.record(
        {
          file: fc.stringMatching(/^[\w-]{32}$/),
          name: fc.stringMatching(/^[a-z]{1,9}\.png$/),
          type: fc.constantFrom('image/png', 'text/plain; charset=utf-8'),
          bytes: fc.integer({ min: 1, max: 1_048_576 }),
        },
        plain,
      );
    case 'location':
      return fc.record(
        { latitude: within(90), longitude: within(180), place: storableText },
        plain,
      );
    default:
      return fc.array(markOf(field), {
        minLength: Math.max(field.minMarks ?? 0, 1),
        maxLength: field.maxMarks ?? 5,
      });
  }
}

const plain = { noNullPrototype: true } as const;
const day = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const pixel = fc.nat({ max: 5_000 });

function within(bound: number): fc.Arbitrary<number> {
  return fc.integer({ min: -bound * 100, max: bound * 100 }).map((value) => value / 100 + 0);
}

function cellOf({ name, type }: TableColumn): [string, fc.Arbitrary<unknown>] {
  return [name, type === 'number' ? fc.integer() : storableText];
}

function markOf(field: MarkField): fc.Arbitrary<unknown> {
  const label = fc.constantFrom(...field.choices.map((choice) => choice.value));
  const side = fc.integer({ min: 1, max: 900 });
  switch (field.kind) {
    case 'boxes':
      return fc.record({ left: pixel, top: pixel, width: side, height: side, label }, plain);
    case 'polygons':
      return fc.record(
        {
          vertices: fc.array(fc.record({ x: pixel, y: pixel }, plain), {
            minLength: 3,
            maxLength: 9,
          }),
          label,
        },
        plain,
      );
    case 'points':
      return fc.record({ x: pixel, y: pixel, label }, plain);
    case 'spans':
    case 'segments':
      return fc
        .tuple(pixel, side, label)
        .map(([start, length, name]) => ({ start, end: start + length, label: name }));
  }
}

/** A right answer to a form: every required field and some of the others. */
export function answerFor(form: TaskForm): fc.Arbitrary<Record<string, unknown>> {
  const fields = fieldsOf(form);
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, answerTo(field)])), {
    requiredKeys: fields.filter((field) => field.required).map((field) => field.name),
    noNullPrototype: true,
  });
}
