import { exampleForms } from '@exchange/tasks/examples';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerFields,
  answerNamesOf,
  checkHtmlAnswer,
  checkInterfaceColumns,
  fillExternalUrl,
  htmlLimits,
  interfaceAnswerCells,
  interfaceAnswerColumns,
  listInterfaceVariables,
  outlineOf,
  readInterface,
  templateOf,
  writeVariable,
} from '../src/index.ts';
import { parseInterface } from '../src/parse.ts';
import { validateInterfaceAnswer } from '../src/validate.ts';

function parseHtml(template: string, more: object = {}) {
  const parsed = parseInterface({ version: 1, kind: 'html', template, ...more });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.value;
}

describe('an interface that is saved', () => {
  it('keeps forms as they were, without a kind', () => {
    const form = exampleForms[0]?.form;
    expect(parseInterface(form)).toEqual({ ok: true, value: form });
  });

  it('finds language and variables of a template, and is the same when it is saved again', () => {
    const stored = parseHtml('<img src="${image-url}">\n<p>${text}</p>');
    expect(stored).toMatchObject({
      kind: 'html',
      language: 'mturk',
      variables: [
        { name: 'image-url', required: true, line: 1 },
        { name: 'text', required: true, line: 2 },
      ],
    });
    expect(parseInterface(stored)).toEqual({ ok: true, value: stored });
    expect(parseHtml('{{ task.input.x }}')).toMatchObject({ language: 'liquid' });
  });

  it('names line and column of what is wrong', () => {
    const broken = parseInterface({
      version: 1,
      kind: 'html',
      template: '<p>\n{{ task.input.x | upcasee }}',
    });
    expect(broken.ok ? [] : broken.problems).toEqual([
      { path: '/template', message: expect.stringMatching(/^Line 2, column \d+: /) as string },
    ]);
  });

  it('refuses what it does not know, and texts that are too large', () => {
    const html = { version: 1, kind: 'html', template: '<p>' };
    expect(parseInterface({ ...html, script: 1 }).ok).toBe(false);
    expect(parseInterface({ ...html, language: 'php' }).ok).toBe(false);
    expect(parseInterface({ ...html, version: 2 }).ok).toBe(false);
    expect(parseInterface({ ...html, template: 'x'.repeat(htmlLimits.templateBytes + 1) }).ok).toBe(
      false,
    );
    expect(parseInterface({ ...html, kind: 'other' }).ok).toBe(false);
  });

  it('is known without its text, by which alone it can be shown', () => {
    const stored = parseHtml('<p>${a}');
    expect(outlineOf(stored)).not.toHaveProperty('template');
    expect(templateOf(stored)).toBe('<p>${a}');
    expect(templateOf(exampleForms[0]?.form)).toBeNull();
    expect(readInterface(outlineOf(stored))?.kind).toBe('html');
    expect(readInterface({ kind: 'something new' })).toBeNull();
  });
});

describe('the columns of a file', () => {
  it('are compared with the variables of a template', () => {
    const stored = parseHtml('<p>${sentence} ${id}</p>');
    expect(listInterfaceVariables(stored)).toEqual(['sentence', 'id']);
    expect(checkInterfaceColumns(stored, ['id', 'sentense', 'more'])).toEqual({
      missing: [{ variable: 'sentence', suggestion: 'sentense' }],
      unused: ['sentense', 'more'],
    });
  });

  it('may have the name that an input of Ground Truth had in its manifest', () => {
    const stored = parseHtml('{{ task.input.taskObject }}');
    expect(checkInterfaceColumns(stored, ['source-ref']).missing).toEqual([]);
  });
});

describe('an answer to a template', () => {
  it('is texts by name, whatever the names', () => {
    const answer = JSON.parse('{"Q1.a b":"x","__proto__":"y"}') as unknown;
    const checked = checkHtmlAnswer(answer);
    expect(checked.ok && Object.entries(checked.value)).toEqual([
      ['Q1.a b', 'x'],
      ['__proto__', 'y'],
    ]);
  });

  it.each([[[]], [null], ['text'], [{ a: 1 }], [{ a: { b: 'c' } }], [{ a: '\u0000' }]])(
    'is not %j',
    (answer) => {
      expect(validateInterfaceAnswer(parseHtml('<p>'), answer).ok).toBe(false);
    },
  );

  it('has bounds', () => {
    const long = { a: 'x'.repeat(htmlLimits.answerBytes) };
    const many = Object.fromEntries(
      Array.from({ length: htmlLimits.answerFields + 1 }, (_, index) => [`f${index}`, '']),
    );
    expect(checkHtmlAnswer(long).ok).toBe(false);
    expect(checkHtmlAnswer(many).ok).toBe(false);
  });

  it('fills a column for each name that occurs', () => {
    const stored = parseHtml('<p>');
    const names = answerFields(stored, [{ b: '1' }, { a: '2', b: '3' }]).map(({ name }) => name);
    expect(names).toEqual(['a', 'b']);
    expect(interfaceAnswerColumns(stored, names)).toEqual(['Answer.a', 'Answer.b']);
    expect(interfaceAnswerCells(stored, names, { b: '1' })).toEqual(['', '1']);
  });
});

describe('an external page', () => {
  const page = (url: string, more: object = {}) =>
    parseInterface({ version: 1, kind: 'external', url, ...more });
  const stored = (url: string) => {
    const parsed = page(url);
    if (!parsed.ok || parsed.value.kind !== 'external') throw new Error(`${url} is refused.`);
    return parsed.value;
  };

  it('is stored with what was left out, and is the same when it is saved again', () => {
    const value = stored(' https://a.example/s/${item}?x=${item}&y=${other}#${third} ');
    expect(value).toEqual({
      version: 1,
      kind: 'external',
      url: 'https://a.example/s/${item}?x=${item}&y=${other}#${third}',
      open: 'frame',
      frameHeight: 0,
    });
    expect(parseInterface(value)).toEqual({ ok: true, value });
    expect(readInterface(outlineOf(value))).toEqual(value);
    expect(listInterfaceVariables(value)).toEqual(['item', 'other', 'third']);
  });

  it('is refused where its address could lead anywhere', () => {
    for (const url of [
      '',
      'a.example/x',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example/',
      'http://a.example/',
      'http://localhost.example/',
      'https://${host}/',
      'https://a.example${port}/',
      'https://a.example\\@b.example/',
      'https://user:word@a.example/',
      'https://a.example@b.example/',
      'https://a.example/${open',
      'https://a.example/${}',
      `https://a.example/${'x'.repeat(2_000)}`,
    ]) {
      expect([url, page(url).ok]).toEqual([url, false]);
    }
    expect(page('http://127.0.0.1:8080/x').ok).toBe(true);
    expect(page('https://a.example', { open: 'window' }).ok).toBe(false);
    expect(page('https://a.example', { frameHeight: -1 }).ok).toBe(false);
    expect(page('https://a.example', { frameHeight: 1.5 }).ok).toBe(false);
    expect(page('https://a.example', { script: '' }).ok).toBe(false);
  });

  it('gets values that stay one part of its address', () => {
    const of = stored('https://a.example/s/${item}/end?q=${q}');
    expect(fillExternalUrl(of, { item: '../..', q: 'a&b=c#d' }).href).toBe(
      'https://a.example/s/..%2F../end?q=a%26b%3Dc%23d',
    );
    expect(fillExternalUrl(of, { q: 3 }).href).toBe('https://a.example/s//end?q=3');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const url = fillExternalUrl(of, { item: value, q: value });
        expect(url.origin).toBe('https://a.example');
        expect(url.searchParams.get('q')).toBe(value.toWellFormed());
        expect(url.hash).toBe('');
      }),
    );
  });

  it('asks for its columns, and takes what its form posts as a template does', () => {
    const of = stored('https://a.example/?q=${question}');
    expect(checkInterfaceColumns(of, ['questoin', 'more'])).toEqual({
      missing: [{ variable: 'question', suggestion: 'questoin' }],
      unused: ['questoin', 'more'],
    });
    expect(writeVariable(of, 'question')).toBe('${question}');
    expect(validateInterfaceAnswer(of, { a: 'x' })).toEqual({ ok: true, value: { a: 'x' } });
    expect(validateInterfaceAnswer(of, { a: 1 }).ok).toBe(false);
    expect(interfaceAnswerColumns(of, ['a'])).toEqual(['Answer.a']);
    expect(answerNamesOf(of)).toBeNull();
  });
});
