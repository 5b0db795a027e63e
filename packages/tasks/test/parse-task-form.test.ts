import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, parseTaskForm } from '../src/index.ts';
import { builtForm } from './arbitraries.ts';

function problemsOf(form: unknown): string[] {
  const result = parseTaskForm(form);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path} ${message}`);
}

function formOf(properties: object, rest: object = {}, display: unknown[] = []): object {
  const schema = { type: 'object', properties };
  return { version: 1, display, schema, ui: { fields: {} }, ...rest };
}

function fieldProblems(schema: object, ui?: object): string[] {
  const fields = ui === undefined ? {} : { f: ui };
  return problemsOf(formOf({ f: { title: 'F', ...schema } }, { ui: { fields } }));
}

const text = { type: 'string', title: 'T' };

describe('a form definition', () => {
  it('may be as short as plain JSON Schema; the rest is filled in', () => {
    const result = parseTaskForm({
      version: 1,
      schema: {
        type: 'object',
        properties: {
          note: { type: 'string', title: 'Note' },
          age: { type: 'integer', title: 'Age', minimum: 0 },
          color: { type: 'string', title: 'Color', enum: ['red', 'blue'] },
          tags: {
            type: 'array',
            title: 'Tags',
            items: { type: 'string', enum: ['x', 'y'] },
          },
          sure: { type: 'boolean', title: 'Sure?' },
        },
        required: ['note'],
      },
    });
    expect(result.ok && fieldsOf(result.value).map((field) => field.kind)).toEqual([
      'text',
      'number',
      'singleChoice',
      'multipleChoice',
      'yesNo',
    ]);
    expect(result.ok && result.value.schema.properties.note).toMatchObject({
      minLength: 1,
      maxLength: 1000,
      pattern: '\\S',
    });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseTaskForm(value).ok).toBe(false);
      }),
    );
  });

  it('never throws when a part of a good form is replaced by anything', () => {
    const paths = fc.array(fc.nat(9), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(builtForm, paths, fc.jsonValue(), (form, path, replacement) => {
        const copy = replaceAt(JSON.parse(JSON.stringify(form)), path, replacement);
        const result = parseTaskForm(copy);
        if (result.ok) expect(parseTaskForm(result.value)).toEqual(result);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('that nests 100,000 levels deep is refused, not followed', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(problemsOf({ version: 1, display: deep })).toHaveLength(1);
  });

  it('needs a question, the right version and known parts only', () => {
    expect(problemsOf(formOf({}))).toEqual(['/schema/properties Add at least one question.']);
    expect(problemsOf(formOf({ f: text }, { version: 2, script: '' }))).toEqual([
      '/script Remove "script": it is not known here.',
      '/version Set the version to 1.',
    ]);
    expect(problemsOf([])).toEqual([' A form must be a JSON object.']);
  });

  it('is refused when it is too large, with the size', () => {
    const display = Array.from({ length: 10 }, () => ({ kind: 'text', text: 'x'.repeat(9_000) }));
    expect(problemsOf(formOf({ f: text }, {}, display))).toEqual([
      ' The form is too large (89 KB): shorten it to 64 KB.',
    ]);
  });

  it('is refused with too many questions, choices, items or variables', () => {
    const names = Array.from({ length: 51 }, (_, index) => `f${index}`);
    const many = Object.fromEntries(names.map((name) => [name, text]));
    expect(problemsOf(formOf(many))).toEqual([
      '/schema/properties Ask at most 50 questions; there are 51.',
    ]);
    const values = Array.from({ length: 201 }, (_, index) => `v${index}`);
    expect(fieldProblems({ type: 'string', enum: values })).toEqual([
      '/schema/properties/f/enum Use at most 200 choices; there are 201.',
    ]);
    const items = Array.from({ length: 51 }, () => ({ kind: 'text', text: 'x' }));
    expect(problemsOf(formOf({ f: text }, {}, items))).toEqual([
      '/display Show at most 50 items; there are 51.',
    ]);
    const uses = [{ kind: 'text', text: '{{a}}'.repeat(201) }];
    expect(problemsOf(formOf({ f: text }, {}, uses))).toEqual([
      ' Use variables at most 200 times; there are 201.',
    ]);
  });

  it.each([
    [{ type: 'file' }, undefined, /^\/schema\/properties\/f\/type Unknown field type: use one of/],
    [{ type: 'string' }, { widget: 'map' }, /^\/ui\/fields\/f\/widget Unknown field type/],
    [{ type: 'string' }, { widget: 'slider' }, /type Set the type to number or integer/],
    [{ type: 'string', title: ' ' }, undefined, /title Fill this in/],
    [{ type: 'string', title: 7 }, undefined, /title Must be text/],
    [{ type: 'string', title: 'x'.repeat(501) }, undefined, /title Shorten this to 500/],
    [{ type: 'string', title: 'a\u0000' }, undefined, /title Holds characters/],
    [{ type: 'string', title: '\ud800' }, undefined, /title Holds characters/],
    [{ type: 'string', pattern: '(a+)+$' }, undefined, /pattern Remove the pattern/],
    [{ type: 'string', $ref: 'http://x' }, undefined, /\$ref Remove "\$ref"/],
    [{ type: 'string', minLength: 9, maxLength: 3 }, undefined, /shortest length \(9\) is above/],
    [{ type: 'string', maxLength: 20_001 }, undefined, /maxLength Set a longest length from 1/],
    [{ type: 'string', minLength: -1 }, undefined, /minLength Must be a whole number, 0 or more/],
    [{ type: 'number', minimum: 5, maximum: -5 }, undefined, /smallest \(5\) is above/],
    [{ type: 'number', minimum: '5' }, undefined, /minimum Must be a number/],
    [{ type: 'integer', maximum: 1.5 }, undefined, /maximum Must be a whole number/],
    [{ type: 'number', minimum: 1 }, { widget: 'slider' }, /maximum A slider needs a largest/],
    [
      { type: 'number', minimum: 0, maximum: 1 },
      { widget: 'slider', step: 0.0001 },
      /step A slider has at most 1000/,
    ],
    [
      { type: 'number', minimum: 0, maximum: 1 },
      { widget: 'slider', step: 2 },
      /step The step must not be larger than the range, 1/,
    ],
    [{ type: 'integer' }, { widget: 'number', step: 0.5 }, /step Must be a whole number/],
    [{ type: 'number' }, { widget: 'number', step: 0 }, /step Must be above 0/],
    [{ type: 'string', enum: [] }, undefined, /enum Add choices: at least 2/],
    [{ type: 'string' }, { widget: 'radio' }, /enum List the choices/],
    [{ type: 'string', enum: ['a', 'a'] }, undefined, /enum\/1 The choice "a" is there twice/],
    [{ type: 'string', enum: ['a', ' '] }, undefined, /enum\/1 Fill in the choice/],
    [{ type: 'string', enum: ['a', 'b|c'] }, undefined, /enum\/1 A choice must not hold "\|"/],
    [{ type: 'string', enum: ['a', 1] }, undefined, /enum Must be a list of texts/],
    [
      { type: 'string', enum: ['a', 'b'] },
      { widget: 'radio', choiceLabels: ['A'] },
      /choiceLabels Give exactly one label/,
    ],
    [{ type: 'array' }, undefined, /items Describe the choices/],
    [
      { type: 'array', items: { type: 'string', enum: ['a'] }, minItems: 2 },
      undefined,
      /minItems At least 2 of 1 choices cannot be met/,
    ],
    [
      { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, minItems: 2, maxItems: 1 },
      undefined,
      /minItems The smallest number of choices \(2\) is above the largest \(1\)/,
    ],
    [
      { type: 'array', items: { type: 'string', enum: ['a'] }, maxItems: 4 },
      undefined,
      /maxItems Set a largest number from 1 to 1/,
    ],
    [
      { type: 'array', items: { type: 'string', enum: ['a'] }, uniqueItems: false },
      undefined,
      /uniqueItems Must be true/,
    ],
  ])('with the field %j %j is refused with a way out', (schema, ui, expected) => {
    expect(fieldProblems(schema, ui).join('\n')).toMatch(expected);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'prototype',
    '',
    ' a',
    'a/b',
    '-a',
    'x'.repeat(65),
  ])('refuses the field name %j', (name) => {
    const properties: unknown = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(text)}}`);
    expect(problemsOf(formOf(properties as object))).toHaveLength(1);
  });

  it.each(['POLARITY', 'q1', '1', 'Wie alt?'.slice(0, 7), 'größe', '意見', 'a.b-c d', 'हिन्दी'])(
    'takes the field name %j',
    (name) => {
      expect(problemsOf(formOf({ [name]: text }))).toEqual([]);
    },
  );

  it('refuses names that differ in case only, and names that no field has', () => {
    const ui = { order: ['a', 'a', 'z'], fields: { y: { widget: 'text' } } };
    const schema = { type: 'object', properties: { a: text, A: text }, required: ['x'] };
    expect(problemsOf({ version: 1, schema, ui })).toEqual([
      '/schema/properties/A The names "a" and "A" differ in upper and lower case only: change one.',
      '/schema/required/0 There is no field "x": remove it.',
      '/ui/fields/y There is no field "y": remove it.',
      '/ui/order/1 The field "a" is listed twice: remove one.',
      '/ui/order/2 There is no field "z": remove it.',
    ]);
  });

  it.each([
    [{ kind: 'hologram', url: 'https://a.example' }, '/display/0/kind Unknown kind: use one of'],
    [{ kind: 'text', text: '' }, '/display/0/text Fill this in'],
    [{ kind: 'text' }, '/display/0/text Fill this in'],
    [{ kind: 'heading', text: 'x', level: 7 }, '/display/0/level Must be 1, 2 or 3'],
    [{ kind: 'link', url: 'javascript:alert(1)', label: 'x' }, '/display/0/url Use a full web'],
    [{ kind: 'link', url: 'data:text/html,{{x}}', label: 'x' }, '/display/0/url Use a full web'],
    [{ kind: 'image', url: '/a.png', alt: 'x' }, '/display/0/url Use a full web'],
    [{ kind: 'image', url: '{{image}}' }, '/display/0/alt Describe the image'],
    ['text', '/display/0 Must be an object'],
  ])('refuses the display item %j', (item, expected) => {
    const found = problemsOf(formOf({ f: text }, {}, [item]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it.each(['{{image}}', 'https://a.example/{{file name}}', 'https://a.example:{{port}}/?q={{q}}'])(
    'takes the address %j',
    (url) => {
      expect(problemsOf(formOf({ f: text }, {}, [{ kind: 'image', url, alt: 'x' }]))).toEqual([]);
    },
  );
});

function replaceAt(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[first % Math.max(1, keys.length)] ?? 'new';
  const inside = (value as Record<string, unknown>)[key];
  Object.assign(value, { [key]: replaceAt(inside, rest, replacement) });
  return value;
}
