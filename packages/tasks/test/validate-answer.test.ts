import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../src/compile-form.ts';
import type { FieldPatch, TaskForm } from '../src/index.ts';
import {
  addField,
  answerColumns,
  answerFromCells,
  answerToCells,
  checkAnswer,
  emptyForm,
  updateField,
} from '../src/index.ts';
import { validateAnswer } from '../src/validate.ts';
import { answerFor, builtForm } from './arbitraries.ts';

const formAndAnswer = builtForm.chain((form) => fc.tuple(fc.constant(form), answerFor(form)));

type NamedPatch = Omit<FieldPatch, 'name'> & { readonly name: string };

function formOf(...fields: readonly NamedPatch[]): TaskForm {
  return fields.reduce((form, patch) => {
    const added = addField(form, patch.kind ?? 'text');
    return updateField(added, added.ui.order.at(-1) ?? '', patch);
  }, emptyForm());
}

function messageFor(patch: FieldPatch, value: unknown): string | undefined {
  const result = validateAnswer(formOf({ ...patch, name: 'q' }), { q: value });
  return result.ok ? undefined : result.problems[0]?.message;
}

const choices = ['red', 'green', 'blue'].map((value) => ({ value, label: value }));

describe('an answer', () => {
  it('that fits every field is taken as it is', () => {
    fc.assert(
      fc.property(formAndAnswer, ([form, answer]) => {
        expect(validateAnswer(form, answer)).toEqual({ ok: true, value: answer });
      }),
    );
  });

  it('comes back the same from the cells of the results', () => {
    fc.assert(
      fc.property(formAndAnswer, ([form, answer]) => {
        const result = validateAnswer(form, answer);
        if (!result.ok) throw new Error('the generated answer is wrong');
        const cells = answerToCells(form, result.value);
        expect(cells).toHaveLength(answerColumns(form).length);
        expect(answerFromCells(form, cells)).toEqual(result.value);
      }),
    );
  });

  it('is judged alike by the words for the performer and by the JSON Schema', () => {
    const wrong = fc.oneof(
      fc.jsonValue(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -2000, max: 2000 }),
      fc.array(fc.constantFrom('option_1', 'option_2', 'other'), { maxLength: 4 }),
      fc.constantFrom('option_1', '', ' ', '\t\u00a0', 'x'.repeat(1001), '🙂'.repeat(1000)),
    );
    const cases = formAndAnswer.chain(([form, answer]) =>
      fc.tuple(
        fc.constant(form),
        fc.constant(answer),
        fc.dictionary(fc.constantFrom(...form.ui.order, 'unknown'), wrong, {
          noNullPrototype: true,
        }),
      ),
    );
    fc.assert(
      fc.property(cases, ([form, right, changes]) => {
        const answer = withoutBlanks({ ...right, ...changes });
        expect(compileForm(form).fitsSchema(answer)).toBe(checkAnswer(form, answer).ok);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes the check throw, whatever it is', () => {
    fc.assert(
      fc.property(builtForm, fc.anything(), (form, answer) => {
        const result = validateAnswer(form, answer);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });

  it.each<[FieldPatch, unknown, string]>([
    [{ kind: 'text' }, undefined, 'Please answer this question.'],
    [{ kind: 'text' }, '  ', 'Please answer this question.'],
    [{ kind: 'text' }, null, 'Please answer this question.'],
    [{ kind: 'text' }, 5, 'Must be text.'],
    [{ kind: 'text' }, 'a\u0000b', 'Holds characters that cannot be stored: remove them.'],
    [{ kind: 'text' }, 'a\udc00', 'Holds characters that cannot be stored: remove them.'],
    [{ kind: 'text', minLength: 5 }, 'abc', 'Write at least 5 characters (3 so far).'],
    [{ kind: 'text', maxLength: 2 }, '🙂🙂🙂', 'Write at most 2 characters (3 so far).'],
    [{ kind: 'text' }, 'x'.repeat(1001), 'Write at most 1000 characters (1001 so far).'],
    [{ kind: 'longText' }, 'x'.repeat(20_001), 'Write at most 20000 characters (20001 so far).'],
    [{ kind: 'number', min: -5, max: 5 }, 6, 'Must be a number from -5 to 5.'],
    [{ kind: 'number', min: -5, max: 5 }, '5', 'Must be a number from -5 to 5.'],
    [{ kind: 'number', integer: true, min: 1 }, 1.5, 'Must be a whole number, 1 or more.'],
    [{ kind: 'number', max: 9 }, 10, 'Must be a number, 9 or less.'],
    [{ kind: 'number' }, Infinity, 'Must be a number.'],
    [{ kind: 'singleChoice', choices }, 'pink', 'Choose one of the listed answers.'],
    [{ kind: 'multipleChoice', choices, minChoices: 2 }, ['red'], 'Choose at least 2.'],
    [{ kind: 'multipleChoice', choices, maxChoices: 1 }, ['red', 'blue'], 'Choose at most 1.'],
    [{ kind: 'multipleChoice', choices }, ['red', 'red'], 'Choose each answer once.'],
    [{ kind: 'multipleChoice', choices }, ['pink'], 'Choose from the listed answers.'],
    [{ kind: 'multipleChoice', choices }, [], 'Please answer this question.'],
    [{ kind: 'yesNo' }, 'yes', 'Choose yes or no.'],
  ])('to the field %j with %j gets plain words', (patch, value, expected) => {
    expect(messageFor(patch, value)).toBe(expected);
  });

  it('may say no, nought and leave optional questions blank', () => {
    const form = formOf(
      { name: 'sure', kind: 'yesNo' },
      { name: 'count', kind: 'number' },
      { name: 'note', kind: 'text', required: false, minLength: 5 },
      { name: 'tags', kind: 'multipleChoice', required: false, minChoices: 2 },
    );
    const answer = { sure: false, count: 0, note: '', tags: [] };
    expect(validateAnswer(form, answer)).toEqual({ ok: true, value: { sure: false, count: 0 } });
  });

  it('with keys that no field has is refused, prototype keys too', () => {
    const form = formOf({ name: 'q', kind: 'text' });
    const hostile: unknown = JSON.parse('{"q":"x","__proto__":{"admin":true},"constructor":1}');
    expect(validateAnswer(form, hostile)).toEqual({
      ok: false,
      problems: ['__proto__', 'constructor'].map((field) => ({
        field,
        message: 'This is not a question of the form: remove it.',
      })),
    });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('does not take inherited properties for answers', () => {
    const form = formOf({ name: 'q', kind: 'text' });
    expect(validateAnswer(form, Object.create({ q: 'inherited' })).ok).toBe(false);
    expect(compileForm(form).fitsSchema(Object.create({ q: 'inherited' }))).toBe(false);
  });

  it('may not be larger than 64 KB in all', () => {
    const fields = Array.from({ length: 4 }, (_, index) => ({
      name: `q${index}`,
      kind: 'longText' as const,
    }));
    const answer = Object.fromEntries(fields.map(({ name }) => [name, 'ä'.repeat(10_000)]));
    expect(validateAnswer(formOf(...fields), answer)).toEqual({
      ok: false,
      problems: [{ field: '', message: 'The whole answer is too long: shorten it to 64 KB.' }],
    });
  });

  it('that nests 100,000 levels deep is refused, not followed', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(messageFor({ kind: 'multipleChoice', choices }, deep)).toBe(
      'Choose from the listed answers.',
    );
  });
});

describe('a compiled form', () => {
  it('is used again for the same form read twice from a database', () => {
    const form = formOf({ name: 'q', kind: 'number' });
    expect(compileForm(structuredClone(form))).toBe(compileForm(structuredClone(form)));
  });

  it('is dropped when 200 other forms were used since', () => {
    const form = formOf({ name: 'q', kind: 'yesNo', label: 'First' });
    const first = compileForm(structuredClone(form));
    for (let index = 0; index < 200; index += 1) {
      compileForm(formOf({ name: 'q', kind: 'yesNo', label: `Other ${index}` }));
    }
    expect(compileForm(structuredClone(form))).not.toBe(first);
  });

  it('comes from a schema that is valid JSON Schema 2020-12 in strict mode', () => {
    fc.assert(
      fc.property(builtForm, (form) => {
        const ajv = new Ajv2020({ strict: true, validateSchema: true });
        expect(ajv.validateSchema(structuredClone(form.schema))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the results', () => {
  it('name their columns after the fields and join several choices', () => {
    const form = formOf(
      { name: 'POLARITY', kind: 'number' },
      { name: 'colors', kind: 'multipleChoice', choices },
      { name: 'sure', kind: 'yesNo', required: false },
    );
    expect(answerColumns(form)).toEqual(['Answer.POLARITY', 'Answer.colors', 'Answer.sure']);
    expect(answerToCells(form, { POLARITY: -5, colors: ['red', 'blue'] })).toEqual([
      '-5',
      'red|blue',
      '',
    ]);
    expect(answerToCells(form, { POLARITY: 0, colors: ['red'], sure: false })[2]).toBe('false');
  });

  it('hold formulas as they were answered', () => {
    const form = formOf({ name: 'q', kind: 'text' });
    expect(answerToCells(form, { q: '=1+1' })).toEqual(['=1+1']);
  });
});

function withoutBlanks(answer: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  );
}
