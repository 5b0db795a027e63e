import { buildForm } from './build-form.ts';
import { compact } from './compact.ts';
import type { Field, FieldKind } from './field.ts';
import { placeDisplayItem } from './edit-display.ts';
import { createField } from './field-kinds.ts';
import { checkFieldName, fieldNameKey } from './field-names.ts';
import { fieldsOf } from './fields-of.ts';
import { limits } from './limits.ts';
import { moveItem } from './move-item.ts';
import type { TaskForm } from './task-form.ts';

type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueAt<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** A change of some properties of a field; `undefined` removes a property. */
export type FieldPatch = { readonly [K in KeyOf<Field>]?: ValueAt<Field, K> | undefined };

const baseNames: Record<FieldKind, string> = {
  text: 'text',
  longText: 'comment',
  number: 'number',
  singleChoice: 'choice',
  multipleChoice: 'choices',
  yesNo: 'yes_no',
  date: 'date',
  time: 'time',
  dateTime: 'date_time',
  ranking: 'ranking',
  comparison: 'preference',
  table: 'rows',
  location: 'location',
  file: 'file',
  boxes: 'boxes',
  polygons: 'areas',
  points: 'points',
  spans: 'spans',
  segments: 'segments',
};

/** A form without display items and questions. It needs a question before it can be stored. */
export function emptyForm(): TaskForm {
  return buildForm([], []);
}

/** The form with a new field at the end; unchanged if it is full. */
export function addField(form: TaskForm, kind: FieldKind): TaskForm {
  const fields = fieldsOf(form);
  if (fields.length >= limits.fields) return form;
  return buildForm(form.display, [...fields, createField(kind, freeName(fields, kind))]);
}

/**
 * The form with one field changed. Another kind keeps what both kinds have. A new name that is not
 * allowed (`checkRename` says why) is left out and the rest of the patch applied.
 */
export function updateField(form: TaskForm, name: string, patch: FieldPatch): TaskForm {
  const allowed = dropBadRename(form, name, patch);
  const fields = fieldsOf(form).map((field) =>
    field.name === name ? patchField(field, allowed) : field,
  );
  const display = form.display.map((item) =>
    item.before === name ? { ...item, before: allowed.name ?? name } : item,
  );
  return buildForm(display, fields);
}

/** The form with a field at another position (0 is first; beyond the end means last). */
export function moveField(form: TaskForm, name: string, toIndex: number): TaskForm {
  const fields = fieldsOf(form);
  const from = fields.findIndex((field) => field.name === name);
  return buildForm(form.display, moveItem(fields, from, toIndex));
}

/** The form without a field. What stood before it stands above all fields. */
export function removeField(form: TaskForm, name: string): TaskForm {
  return buildForm(
    form.display.map((item) => (item.before === name ? placeDisplayItem(item, undefined) : item)),
    fieldsOf(form).filter((field) => field.name !== name),
  );
}

/** Why a field cannot be given this name, or null if it can. */
export function checkRename(form: TaskForm, name: string, newName: string): string | null {
  const taken = form.ui.order.some(
    (other) => other !== name && fieldNameKey(other) === fieldNameKey(newName),
  );
  return checkFieldName(newName) ?? (taken ? `Another field is called "${newName}".` : null);
}

function dropBadRename(form: TaskForm, name: string, patch: FieldPatch): FieldPatch {
  const allowed = patch.name !== undefined && checkRename(form, name, patch.name) === null;
  return { ...patch, name: allowed ? patch.name : name };
}

function patchField(field: Field, patch: FieldPatch): Field {
  const kind = patch.kind ?? field.kind;
  if (kind === field.kind) return compact<Field>({ ...field, ...patch } as Field);
  const fresh = createField(kind, field.name);
  // Some do not carry over: a line and a long text have different lengths, a day is no time, and
  // what is marked or how it looks differs from kind to kind.
  const lengths = 'maxLength' in fresh ? { maxLength: fresh.maxLength, minLength: undefined } : {};
  const presentation = 'presentation' in fresh ? fresh.presentation : undefined;
  const source = 'source' in fresh ? { source: fresh.source } : {};
  const none = { earliest: undefined, latest: undefined, initial: undefined };
  const own = { ...lengths, presentation, ...source, ...none };
  return compact<Field>({ ...fresh, ...field, ...own, ...patch } as Field);
}

function freeName(fields: readonly Field[], kind: FieldKind): string {
  const taken = new Set(fields.map((field) => fieldNameKey(field.name)));
  const base = baseNames[kind];
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
