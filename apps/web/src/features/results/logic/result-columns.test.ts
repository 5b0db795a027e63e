import { describe, expect, it } from 'vitest';
import { formatCell, listResultColumns } from './result-columns.ts';

describe('results table', () => {
  it('has the inputs first, then the answers', () => {
    const columns = listResultColumns(['sentence'], [{ name: 'polarity', label: 'Polarity' }]);
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
