import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TaskForm } from '../src/index.ts';
import {
  addDisplayItem,
  addField,
  checkRename,
  emptyForm,
  fieldKinds,
  fieldsOf,
  limits,
  listVariables,
  moveField,
  parseTaskForm,
  removeField,
  renderDisplay,
  renderFields,
  updateDisplayItem,
  updateField,
} from '../src/index.ts';
import { exampleForms } from '../src/examples/example-forms.ts';
import { builtForm } from './arbitraries.ts';

function formWith(...kinds: Parameters<typeof addField>[1][]): TaskForm {
  return kinds.reduce(addField, emptyForm());
}

describe('the form editor', () => {
  it('only makes forms that can be stored, already in canonical form', () => {
    fc.assert(
      fc.property(builtForm, (form) => {
        expect(parseTaskForm(form)).toEqual({ ok: true, value: form });
      }),
    );
  });

  it('makes forms that survive a database that reorders keys', () => {
    fc.assert(
      fc.property(builtForm, (form) => {
        const stored: unknown = JSON.parse(JSON.stringify(form), (_, value: unknown) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        );
        const parsed = parseTaskForm(stored);
        expect(parsed.ok && fieldsOf(parsed.value)).toEqual(fieldsOf(form));
      }),
    );
  });

  it.each(fieldKinds)('adds a complete $kind field', ({ kind }) => {
    const form = addField(emptyForm(), kind);
    expect(parseTaskForm(form).ok).toBe(true);
    expect(fieldsOf(form)[0]?.kind).toBe(kind);
  });

  it('gives each new field a name of its own', () => {
    expect(formWith('text', 'text', 'text').ui.order).toEqual(['text', 'text_2', 'text_3']);
  });

  it('stops adding at the limit', () => {
    let form = emptyForm();
    for (let count = 0; count < limits.fields + 3; count += 1) form = addField(form, 'yesNo');
    for (let count = 0; count < limits.displayItems + 3; count += 1) {
      form = addDisplayItem(form, 'heading');
    }
    expect([form.ui.order.length, form.display.length]).toEqual([50, 50]);
    expect(parseTaskForm(form).ok).toBe(true);
  });

  it('leaves the form that it was given as it was', () => {
    const form = formWith('text', 'number');
    const before = structuredClone(form);
    updateField(moveField(removeField(form, 'text'), 'number', 0), 'number', { label: 'New' });
    expect(form).toEqual(before);
  });

  it('moves a field and keeps everything else', () => {
    const form = formWith('text', 'number', 'yesNo');
    expect(moveField(form, 'yes_no', 0).ui.order).toEqual(['yes_no', 'text', 'number']);
    expect(moveField(form, 'text', 99).ui.order).toEqual(['number', 'yes_no', 'text']);
    expect(moveField(form, 'nothing', 0)).toEqual(form);
  });

  it('renames a field in its place', () => {
    const form = updateField(formWith('text', 'number'), 'text', { name: 'Réponse 1' });
    expect(form.ui.order).toEqual(['Réponse 1', 'number']);
    expect(Object.keys(form.ui.fields)).toEqual(['Réponse 1', 'number']);
  });

  it('keeps the old name when the new one is taken, and applies the rest', () => {
    const form = updateField(formWith('text', 'number'), 'text', { name: 'Number', label: 'Hi' });
    expect(fieldsOf(form)[0]).toMatchObject({ name: 'text', label: 'Hi' });
    expect(checkRename(form, 'text', 'Number')).toBe('Another field is called "Number".');
    expect(checkRename(form, 'text', 'Text')).toBeNull();
    expect(checkRename(form, 'text', 'constructor')).toMatch(/reserved/);
  });

  it('removes a property that is set to undefined', () => {
    const helped = updateField(formWith('text'), 'text', { help: 'Be short' });
    const form = updateField(helped, 'text', { help: undefined });
    expect(form).toEqual(formWith('text'));
  });

  it('keeps label and choices when the kind changes', () => {
    const labelled = updateField(formWith('singleChoice'), 'choice', {
      label: 'Pick',
      choices: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    });
    const form = updateField(labelled, 'choice', { kind: 'multipleChoice' });
    expect(fieldsOf(form)[0]).toMatchObject({
      kind: 'multipleChoice',
      label: 'Pick',
      choices: [{ value: 'a' }, { value: 'b' }],
    });
    expect(parseTaskForm(form).ok).toBe(true);
  });

  it('keeps a half-edited field editable', () => {
    const form = updateField(formWith('number'), 'number', { label: '', min: 9, max: 1 });
    expect(fieldsOf(form)[0]).toMatchObject({ label: '', min: 9, max: 1 });
    expect(parseTaskForm(form)).toMatchObject({
      ok: false,
      problems: [
        { path: '/schema/properties/number/title', field: 'number' },
        { path: '/schema/properties/number/minimum', field: 'number' },
      ],
    });
  });

  it('replaces a display item', () => {
    const form = updateDisplayItem(addDisplayItem(formWith('text'), 'text'), 0, {
      kind: 'text',
      text: '{{SENTENCE}}',
    });
    expect(listVariables(form)).toEqual(['SENTENCE']);
  });
});

describe('the example forms', () => {
  it('are twenty and more, each with a name of its own', () => {
    expect(exampleForms.length).toBeGreaterThanOrEqual(20);
    expect(new Set(exampleForms.map(({ id }) => id)).size).toBe(exampleForms.length);
  });

  it.each(exampleForms)('$id can be stored and every row fits it', ({ form, rows }) => {
    expect(parseTaskForm(form)).toEqual({ ok: true, value: form });
    for (const row of rows) {
      expect(Object.keys(row).toSorted()).toEqual(listVariables(form).toSorted());
      const shown = renderDisplay(form, row);
      // An address that cannot be shown becomes text.
      expect(shown.map(({ kind }) => kind)).toEqual(form.display.map(({ kind }) => kind));
      const texts = JSON.stringify([shown, renderFields(form, row)]);
      expect(texts).not.toContain('{{');
    }
  });

  it.each(exampleForms)('$id shows files that the exchange has', ({ rows }) => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'apps', 'web', 'public');
    const files = rows
      .flatMap((row) => Object.values(row))
      .filter((value) => value.startsWith('/'));
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it('ask every kind of question and show every kind of thing between them', () => {
    const asked = new Set(
      exampleForms.flatMap(({ form }) => fieldsOf(form).map(({ kind }) => kind)),
    );
    expect(fieldKinds.map(({ kind }) => kind).filter((kind) => !asked.has(kind))).toEqual([]);
  });
});
