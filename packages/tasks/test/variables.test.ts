import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisplayItem, TaskInput } from '../src/index.ts';
import {
  addField,
  checkColumns,
  emptyForm,
  listVariables,
  renderDisplay,
  renderFields,
  updateField,
} from '../src/index.ts';
import { builtForm } from './arbitraries.ts';

function formShowing(...display: DisplayItem[]) {
  return { ...addField(emptyForm(), 'yesNo'), display };
}

function render(text: string, input: TaskInput): string | undefined {
  const [item] = renderDisplay(formShowing({ kind: 'text', text }), input);
  return item?.kind === 'text' ? item.text : undefined;
}

function renderLink(url: string, input: TaskInput = {}): DisplayItem | undefined {
  return renderDisplay(formShowing({ kind: 'link', url, label: 'Open' }), input)[0];
}

describe('variables', () => {
  it('take names as CSV headers have them', () => {
    const names = ['SENTENCE', 'Answer.POLARITY', 'first name', 'a-b', 'größe', '意見', 'q (1)?'];
    const text = names.map((name) => `{{${name}}}`).join(' ');
    const input = Object.fromEntries(names.map((name, index) => [name, `<${index}>`]));
    expect(listVariables(formShowing({ kind: 'text', text }))).toEqual(names);
    expect(render(text, input)).toBe('<0> <1> <2> <3> <4> <5> <6>');
  });

  it('may have spaces around them, in the form and in the header', () => {
    expect(render('{{ a b }}|{{a b}}', { ' a b ': 'x' })).toBe('x|x');
  });

  it('match whichever way an accent was typed', () => {
    expect(render('{{caf\u00e9}}', { 'cafe\u0301': 'x' })).toBe('x');
  });

  it('put values in as they are: no escaping, no second filling, no patterns', () => {
    expect(render('[{{a}}]', { a: '<b>&{{b}}$&$1', b: 'no' })).toBe('[<b>&{{b}}$&$1]');
  });

  it('without a value become empty; a prototype is no value', () => {
    expect(render('[{{a}}{{constructor}}{{__proto__}}]', { a: null })).toBe('[]');
  });

  it('show values that the API sent as other JSON', () => {
    expect(render('{{n}} {{b}} {{l}}', { n: 1.5, b: false, l: ['x'] })).toBe('1.5 false ["x"]');
  });

  it('leave braces alone that name nothing', () => {
    expect(render('{{}} {{ }} {a} {{a', { a: 'x' })).toBe('{{}} {{ }} {a} {{a');
  });

  it('are filled fast in a text of braces', () => {
    const text = '{{a'.repeat(6_000);
    expect(render(text, {})).toBe(text);
  });

  it('work in the labels, help and choices of fields, never in values', () => {
    const form = updateField(addField(emptyForm(), 'singleChoice'), 'choice', {
      label: 'Is {{a}} right?',
      help: '{{b}}',
      choices: [
        { value: '{{a}}', label: '{{a}}!' },
        { value: 'y', label: 'y' },
      ],
    });
    expect(listVariables(form)).toEqual(['a', 'b']);
    expect(renderFields(form, { a: 'A', b: 'B' })[0]).toMatchObject({
      label: 'Is A right?',
      help: 'B',
      choices: [
        { value: '{{a}}', label: 'A!' },
        { value: 'y', label: 'y' },
      ],
    });
  });

  it('are all gone from a rendered form whose row has every column', () => {
    fc.assert(
      fc.property(builtForm, (form) => {
        const input = Object.fromEntries(listVariables(form).map((name) => [name, 'value']));
        expect(checkColumns(form, Object.keys(input))).toEqual({ missing: [], unused: [] });
        expect(listVariables({ ...form, display: renderDisplay(form, input) })).toEqual(
          listVariables({ ...form, display: [] }),
        );
      }),
    );
  });
});

describe('addresses in a rendered form', () => {
  it('may be web addresses, whole or in part from the row', () => {
    expect(renderLink('{{u}}', { u: ' https://a.example/x y ' })).toEqual({
      kind: 'link',
      url: 'https://a.example/x%20y',
      label: 'Open',
    });
    expect(renderLink('http://a.example/{{id}}', { id: '7' })).toMatchObject({
      url: 'http://a.example/7',
    });
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//a.example',
    'https://bank.example@other.example/',
    'nothing',
  ])('become text when they are %j', (url) => {
    expect(renderLink('{{u}}', { u: url })).toEqual({ kind: 'text', text: `Open: ${url}` });
  });

  it('become the description of the image when the row has none', () => {
    const form = formShowing({ kind: 'image', url: '{{u}}', alt: 'A {{thing}}', caption: 'C' });
    expect(renderDisplay(form, { thing: 'boat' })).toEqual([{ kind: 'text', text: 'A boat' }]);
    expect(renderDisplay(form, { u: 'https://a.example/b.png', thing: 'boat' })).toEqual([
      { kind: 'image', url: 'https://a.example/b.png', alt: 'A boat', caption: 'C' },
    ]);
  });
});

describe('the columns of a file', () => {
  const form = formShowing({ kind: 'text', text: '{{sentence}} {{image_url}} {{ok}}' });

  it('that are misspelt are suggested', () => {
    expect(checkColumns(form, ['SENTENCE', 'image_ulr', ' ok ', 'id'])).toEqual({
      missing: [
        { variable: 'sentence', suggestion: 'SENTENCE' },
        { variable: 'image_url', suggestion: 'image_ulr' },
      ],
      unused: ['SENTENCE', 'image_ulr', 'id'],
    });
  });

  it('that are nothing like the variable, or used already, are not suggested', () => {
    expect(checkColumns(form, ['ok', 'picture', 'text']).missing).toEqual([
      { variable: 'sentence' },
      { variable: 'image_url' },
    ]);
    const pair = formShowing({ kind: 'text', text: '{{option1}} {{option2}}' });
    expect(checkColumns(pair, ['option1']).missing).toEqual([{ variable: 'option2' }]);
  });

  it('may have a byte order mark before the first name', () => {
    expect(checkColumns(form, ['\ufeffsentence', 'image_url', 'ok']).missing).toEqual([]);
  });
});
