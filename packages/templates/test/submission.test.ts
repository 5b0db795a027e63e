import { describe, expect, it } from 'vitest';
import {
  isSubmitPath,
  limits,
  parseFormBody,
  readSubmission,
  submitAddress,
} from '../src/index.ts';

describe('a posted form', () => {
  it('becomes the answer as Mechanical Turk had it', () => {
    const body =
      'assignmentId=3X&workerId=A1&hitId=H&turkSubmitTo=https%3A%2F%2Fa&mood=good+day&tag=a&tag=b%7Cc&Tag=%C3%BC&empty=&=x&';
    expect(readSubmission(parseFormBody(body))).toEqual({
      ok: true,
      value: {
        answer: { mood: 'good day', tag: 'a|b|c', Tag: 'ü', empty: '' },
        assignmentId: '3X',
        hitId: 'H',
        workerId: 'A1',
        turkSubmitTo: 'https://a',
      },
    });
  });

  it('keeps the JSON of crowd elements as the text that it is', () => {
    const json = '[{"box":{"boundingBoxes":[{"left":1.0}]}}]';
    const read = readSubmission([['taskAnswers', json]]);
    expect(read).toEqual({ ok: true, value: { answer: { taskAnswers: json } } });
  });

  it('has no power over objects by the names of its fields', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__.polluted', 'a[__proto__]'];
    const read = readSubmission(names.map((name) => [name, '1'] as const));
    if (!read.ok) throw new Error(read.error.message);
    expect(Object.keys(read.value.answer)).toEqual(names);
    expect(Object.getPrototypeOf(read.value.answer)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['too-many-fields', Array.from({ length: limits.formFields + 1 }, () => ['a', ''] as const)],
    ['too-long', [['a', 'x'.repeat(limits.formLength)] as const]],
    ['name-too-long', [['x'.repeat(limits.formNameLength + 1), ''] as const]],
    ['not-storable', [['a', 'b\0'] as const]],
    ['not-storable', [['a\uD800', ''] as const]],
  ])('is refused when it is %s', (code, pairs) => {
    expect(readSubmission(pairs)).toMatchObject({ ok: false, error: { code } });
  });

  it('is posted to one address, whichever way the site is spelt', () => {
    const address = 'https://tasks.example/mturk/externalSubmit';
    expect(submitAddress('https://tasks.example')).toBe(address);
    expect(submitAddress('https://tasks.example/')).toBe(address);
    expect(isSubmitPath('/mturk/externalSubmit')).toBe(true);
    expect(isSubmitPath('//mturk/externalSubmit')).toBe(true);
    expect(isSubmitPath('/mturk/externalSubmit/')).toBe(true);
    expect(isSubmitPath('/x/mturk/externalSubmit')).toBe(false);
  });
});
