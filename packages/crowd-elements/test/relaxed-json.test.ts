import { expect, test } from 'vitest';
import { readRelaxedJson } from '../src/lib/relaxed-json.ts';

function read(text: string): unknown {
  const reading = readRelaxedJson(text);
  return reading.ok ? reading.value : reading.message;
}

test.each([
  ['["a", 1, true, null]', ['a', 1, true, null]],
  ["['Cat', 'Dog']", ['Cat', 'Dog']],
  ["{ text: 'None of the above' }", { text: 'None of the above' }],
  ['[1, 2, , 3,]', [1, 2, 3]],
  ["{ a: 1, // why\n 'b': -2.5e1, /* and */ c: [] }", { a: 1, b: -25, c: [] }],
  [String.raw`['it\'s', "\u00e9\n"]`, ["it's", 'é\n']],
  ['{ größe: "x", data-id: 2 }', { größe: 'x', 'data-id': 2 }],
  ['  "text"  ', 'text'],
])('reads %s as JavaScript would', (text, value) => {
  expect(read(text)).toEqual(value);
});

test.each([
  ["['a'", 'is missing at its end'],
  ["['a' 'b']", 'a comma is missing'],
  ["['a", 'no closing quotation mark'],
  ['[Cat]', '"Cat" needs quotation marks'],
  ['{ a 1 }', 'a colon is missing'],
  ['[1] 2', 'more text behind its end'],
  ['', 'needs quotation marks'],
  ['[constructor]', 'needs quotation marks'],
])('refuses %s and says why', (text, why) => {
  expect(read(text)).toContain(why);
});

test('names of prototypes are names like any other', () => {
  const value = read("{ __proto__: 'x', constructor: 'y' }") as object;
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('endless nesting is refused and never overflows', () => {
  expect(read('['.repeat(100_000))).toContain('nested too deeply');
});
