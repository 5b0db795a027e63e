import { describe, expect, it } from 'vitest';
import { readTable } from '../src/index.ts';

describe('a table that is shown', () => {
  it('is read from a JSON list of objects, with every key as a column', () => {
    expect(readTable('[{"a":1},{"b":"x","a":null}]')).toEqual({
      header: ['a', 'b'],
      rows: [
        ['1', ''],
        ['', 'x'],
      ],
    });
  });

  it('is read from a JSON list of lists, the first as header', () => {
    expect(readTable('[["a","b"],[1,{"c":2}]]')).toEqual({
      header: ['a', 'b'],
      rows: [['1', '{"c":2}']],
    });
  });

  it.each([
    ['a,b\r\n"1, ""one""",2\r\n', ['1, "one"', '2']],
    ['a;b\n1,5;2', ['1,5', '2']],
    ['a\tb\n1\t"2\n3"', ['1', '2\n3']],
  ])('is read from separated values: %j', (text, row) => {
    expect(readTable(text)).toEqual({ header: ['a', 'b'], rows: [row] });
  });

  it('is empty for a text that is none', () => {
    expect(readTable('')).toEqual({ header: [], rows: [] });
    expect(readTable('[no json').rows).toEqual([]);
  });
});
