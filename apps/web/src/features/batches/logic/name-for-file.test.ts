import { describe, expect, it } from 'vitest';
import { nameForFile } from './name-for-file.ts';

describe('name of a batch', () => {
  it('is that of its file without the ending', () => {
    expect(nameForFile('', undefined, 'guest.book.csv')).toBe('guest.book');
  });

  it('follows when the file is taken away and another is chosen', () => {
    const without = nameForFile('wrong', 'wrong.csv', undefined);
    expect(nameForFile(without, undefined, 'right.csv')).toBe('right');
    expect(nameForFile('wrong', 'wrong.csv', 'right.csv')).toBe('right');
  });

  it('stays as it was typed', () => {
    const without = nameForFile('Mine', 'wrong.csv', undefined);
    expect(nameForFile(without, undefined, 'right.csv')).toBe('Mine');
  });
});
