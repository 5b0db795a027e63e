import type { Field } from '@exchange/tasks';
import { describe, expect, it } from 'vitest';
import { describeValue } from './describe-answer.ts';

const common = { name: 'q', label: 'Q', required: true };
const choices = [
  { value: 'a', label: 'An apple' },
  { value: 'b', label: 'A bee' },
];

describe('an answer in words', () => {
  it.each<[Field, unknown, string]>([
    [{ ...common, kind: 'ranking', choices }, ['b', 'a'], '1. A bee, 2. An apple'],
    [
      { ...common, kind: 'comparison', content: 'text', left: 'x', right: 'y', tieLabel: 'Alike' },
      'tie',
      'Alike',
    ],
    [{ ...common, kind: 'dateTime' }, '2026-03-14T09:30', '2026-03-14 09:30'],
    [
      {
        ...common,
        kind: 'table',
        columns: [
          { name: 'item', label: 'Item', type: 'text', required: true },
          { name: 'price', label: 'Price', type: 'number', required: false },
        ],
      },
      [{ item: 'Tea', price: 2.5 }, { item: 'Cup' }],
      'Item: Tea, Price: 2.5; Item: Cup',
    ],
    [{ ...common, kind: 'location' }, { latitude: 1, longitude: 2, place: 'Pier' }, 'Pier, 1, 2'],
    [
      { ...common, kind: 'boxes', source: '', choices },
      [{ left: 1, top: 2, width: 3, height: 4, label: 'a' }],
      'An apple (3 × 4 at 1, 2)',
    ],
    [
      { ...common, kind: 'spans', source: 'Ada 👍 wrote', choices },
      [{ start: 4, end: 5, label: 'b' }],
      'A bee (“👍”)',
    ],
    [
      { ...common, kind: 'spans', source: '{{text}}', choices },
      [{ start: 4, end: 5, label: 'b' }],
      'A bee (4 to 5)',
    ],
    [
      { ...common, kind: 'segments', source: '', choices },
      [{ start: 0.5, end: 2, label: 'gone' }],
      'gone (0.5 to 2 s)',
    ],
    [{ ...common, kind: 'boxes', source: '', choices }, undefined, 'No answer'],
  ])('of %j with %j', (field, value, words) => {
    expect(describeValue(field, value)).toBe(words);
  });
});
