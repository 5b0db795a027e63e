import { expect, it } from 'vitest';
import { rowsToCsv } from './rows-to-csv.ts';

it('rows become a CSV file that reads back the same', () => {
  expect(rowsToCsv([{ a: '1', b: 'x, "y"\nz' }, { a: '' }])).toBe(
    'a,b\r\n1,"x, ""y""\nz"\r\n,\r\n',
  );
});
