import { describe, expect, it } from 'vitest';
import {
  addField,
  checkAnswer,
  emptyForm,
  findPatternProblem,
  initialAnswer,
  parseTaskForm,
  updateField,
} from '../src/index.ts';
import type { FieldPatch, TaskForm } from '../src/index.ts';
import { validateAnswer } from '../src/validate.ts';

function formWith(kind: 'text' | 'longText' | 'number', patch: FieldPatch): TaskForm {
  const form = addField(emptyForm(), kind);
  return updateField(form, form.ui.order[0] ?? '', { ...patch, name: 'q' });
}

describe('a text that must match patterns', () => {
  const patterns = [
    { regex: '^[A-Z]{2}\\d{4}$', flags: 'i', message: 'Two letters and four digits.' },
    { regex: '[^0]$' },
  ];
  const form = formWith('text', { patterns });

  it('is checked alike in the page and in the node', () => {
    const said = (answer: string) => {
      const one = checkAnswer(form, { q: answer });
      expect(validateAnswer(form, { q: answer })).toEqual(one);
      return one.ok ? null : one.problems[0]?.message;
    };
    expect(said('ab1234')).toBe(null);
    expect(said('xab1234')).toBe('Two letters and four digits.');
    expect(said('ab1230')).toBe('Write it in the form that is asked for: [^0]$');
  });

  it('may be left out when it is not required', () => {
    expect(checkAnswer(formWith('text', { patterns, required: false }), {}).ok).toBe(true);
  });

  it('is stored with its form', () => {
    expect(parseTaskForm(structuredClone(form))).toEqual({ ok: true, value: form });
  });

  it.each(['^(a+)+$', '^(a|aa)+$', '(x+x+)+y', '^.{0,900}(a|b){500}c$', '\\s+$'])(
    'takes no longer for %s than for others',
    (regex) => {
      const hard = formWith('longText', { patterns: [{ regex }] });
      for (const letter of ['a', 'x', ' ']) {
        const begun = performance.now();
        checkAnswer(hard, { q: `${letter.repeat(19_990)}!` });
        expect(performance.now() - begun).toBeLessThan(2_000);
      }
    },
  );

  it.each([
    ['(?=a)b', undefined],
    ['(a)\\1', undefined],
    ['(', undefined],
    ['((a{1,30}){1,30}){1,30}', undefined],
    ['a', 'x'],
    ['a'.repeat(501), undefined],
  ])('cannot use %j with flags %j, and its requester is told', (regex, flags) => {
    const pattern = flags === undefined ? { regex } : { regex, flags };
    expect(findPatternProblem(pattern)).not.toBe(null);
    const parsed = parseTaskForm(formWith('text', { patterns: [pattern] }));
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]?.path).toBe('/ui/fields/q/patterns/0/regex');
  });
});

describe('what a field begins with', () => {
  it('is part of the first draft, with the values of the row', () => {
    const form = formWith('text', { initial: 'Mr {{name}}' });
    expect(parseTaskForm(structuredClone(form))).toEqual({ ok: true, value: form });
    expect(initialAnswer(form, { name: 'Quill' })).toEqual({ q: 'Mr Quill' });
    expect(initialAnswer(formWith('number', { initial: 0 }), {})).toEqual({ q: 0 });
    expect(initialAnswer(formWith('number', {}), {})).toEqual({});
  });

  it('must be a right answer where it is a number, and no longer than one', () => {
    expect(parseTaskForm(formWith('number', { initial: 3, max: 2 })).ok).toBe(false);
    expect(parseTaskForm(formWith('text', { initial: 'long', maxLength: 3 })).ok).toBe(false);
  });
});

describe('where an item stands', () => {
  const form = formWith('text', {});
  const shown: TaskForm = {
    ...form,
    display: [
      { kind: 'text', text: 'above' },
      { kind: 'image', url: 'https://a.example/a.png', alt: 'before', before: 'q' },
      { kind: 'text', text: 'below', before: null },
    ],
  };

  it('is stored, and follows the name of the question', () => {
    expect(parseTaskForm(structuredClone(shown))).toEqual({ ok: true, value: shown });
    const renamed = updateField(shown, 'q', { name: 'other' });
    expect(renamed.display.map(({ before }) => before)).toEqual([undefined, 'other', null]);
  });

  it('names a question that is there', () => {
    const wrong = { ...shown, display: [{ kind: 'text', text: 'a', before: 'gone' }] };
    expect(parseTaskForm(wrong)).toMatchObject({
      ok: false,
      problems: [{ path: '/display/0/before', displayIndex: 0 }],
    });
  });
});
