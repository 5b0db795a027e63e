import { expect, test } from 'vitest';
import { flattenAnswer, toFields } from '../src/form/flatten-answer.ts';

test('objects become names joined by dots, lists stay whole', () => {
  const flat = flattenAnswer({
    category: { label: 'Dog' },
    pet: { cat: true, dog: false },
    boxes: { boundingBoxes: [{ left: 1 }], inputImageProperties: { width: 2 } },
    word: 'w',
    __proto__x: null,
  });
  expect(flat).toEqual({
    'category.label': 'Dog',
    'pet.cat': true,
    'pet.dog': false,
    'boxes.boundingBoxes': [{ left: 1 }],
    'boxes.inputImageProperties.width': 2,
    word: 'w',
    __proto__x: null,
  });
  expect(toFields({ a: 'text', b: true, c: [1] })).toEqual({ a: 'text', b: 'true', c: '[1]' });
});
