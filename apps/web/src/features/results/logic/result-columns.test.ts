import type { Field } from '@exchange/tasks';
import { describe, expect, it } from 'vitest';
import { describeCell, formatCell, listResultColumns } from './result-columns.ts';

const polarity: Field = {
  ...{ name: 'polarity', label: 'Polarity', required: true, kind: 'singleChoice' },
  choices: [{ value: 'neutral', label: 'Neutral or mixed' }],
};

describe('results table', () => {
  it('has the words of the form, and what is no answer of it as it is', () => {
    const [column] = listResultColumns([], [polarity]);
    const input = listResultColumns(['sentence'], [])[0];
    expect(column && ['neutral', undefined].map((value) => describeCell(column, value))).toEqual([
      ...['Neutral or mixed', ''],
    ]);
    expect(input && describeCell(input, 'neutral')).toBe('neutral');
  });

  it('has the inputs first, then the answers', () => {
    const columns = listResultColumns(['sentence'], [polarity]);
    expect(columns.map((column) => [column.source, column.key])).toEqual([
      ['input', 'sentence'],
      ['answer', 'polarity'],
    ]);
  });

  it('writes values of every kind on one line', () => {
    expect([undefined, 'a', 3, false, ['x', 'y'], { a: 1 }].map(formatCell)).toEqual([
      '',
      'a',
      '3',
      'No',
      'x, y',
      '{"a":1}',
    ]);
  });
});
