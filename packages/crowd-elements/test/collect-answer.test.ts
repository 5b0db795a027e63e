import { expect, test } from 'vitest';
import { collectAnswer } from '../src/form/collect-answer.ts';

test('switches of one name share an object with a truth value for each option', () => {
  const flag = (option: string, isOn: boolean) =>
    ({ kind: 'flag', name: 'image_attributes', option, isOn }) as const;
  expect(collectAnswer([flag('blurry', true), flag('dim', false), flag('blurry', false)])).toEqual({
    image_attributes: { blurry: true, dim: false },
  });
});

test('of several values with one name the last counts, also over switches', () => {
  expect(
    collectAnswer([
      { kind: 'flag', name: '_', option: 'a', isOn: true },
      { kind: 'value', name: '_', value: { boundingBoxes: [] } },
      { kind: 'value', name: '_', value: '_' },
    ]),
  ).toEqual({ _: '_' });
});

test('a name out of the prototype is an own name of the answer', () => {
  const answer = collectAnswer([
    { kind: 'value', name: '__proto__', value: 'x' },
    { kind: 'flag', name: 'toString', option: '__proto__', isOn: true },
  ]);
  expect(Object.keys(answer)).toEqual(['__proto__', 'toString']);
  expect(Object.keys(answer['toString'] as object)).toEqual(['__proto__']);
});
