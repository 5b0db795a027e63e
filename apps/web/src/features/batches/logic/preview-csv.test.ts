import { describe, expect, it } from 'vitest';
import { previewCsv, previewCsvText } from './preview-csv.ts';

function preview(text: string) {
  return previewCsvText(text, { whole: true, bytesTotal: text.length });
}

describe('preview of a CSV file', () => {
  it('reads header and rows, with line breaks inside quotes and a byte order mark', () => {
    const result = preview('\uFEFFname,text\r\nAda,"one\r\ntwo, three"\r\nBob,four\r\n');
    expect(result).toMatchObject({
      columns: ['name', 'text'],
      hadByteOrderMark: true,
      rowCount: 2,
      rowCountIsExact: true,
      hints: [],
    });
    expect(result.rows[0]).toEqual({
      number: 2,
      input: { name: 'Ada', text: 'one\r\ntwo, three' },
    });
  });

  it('says nothing but that a workbook is no text', async () => {
    const workbook = new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 10, 44, 0])]);
    const { columns, rows, hints } = await previewCsv(workbook);
    expect([columns, rows, hints.length]).toEqual([[], [], 1]);
    expect(hints[0]?.message).toContain('not a text file');
  });

  it('finds the separator out, as the upload does', () => {
    expect(preview('a;b\n1,5;2\n3;4\n')).toMatchObject({
      delimiter: ';',
      columns: ['a', 'b'],
      hints: [],
    });
  });

  it('reads the encodings in which spreadsheets save', async () => {
    const text = 'größe,b\n1,2\n';
    const mark = new Uint8Array([0xff, 0xfe]);
    const wide = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    const narrow = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    for (const file of [new Blob([mark, wide]), new Blob([narrow]), new Blob([text])]) {
      expect(await previewCsv(file)).toMatchObject({ columns: ['größe', 'b'], hints: [] });
    }
    expect(await previewCsv(new Blob([mark, wide]))).toMatchObject({ hadByteOrderMark: true });
  });

  it('refuses an empty file and a header without rows', () => {
    expect(preview('').hints[0]?.severity).toBe('error');
    expect(preview('a,b\n').hints[0]?.message).toContain('no row');
  });

  it('points at repeated columns and uneven rows', () => {
    expect(preview('a,a\n1,2\n').hints[0]?.message).toContain('“a” comes twice');
    expect(preview('a,b\n1,2\n1\n').hints[0]?.message).toBe('Row 3 has 1 cell, the header has 2.');
  });

  it.each([
    ['at its end', 'a,b\n1,2\n3,"4\n5,6\n', 3],
    ['behind cells of several lines', 'a,b\r\n"1\r\n2","3\r\n4,5\r\n', 3],
    ['but by the quote of another cell', 'a,b\n1,"2\n3,"4"\n5,6\n', 2],
  ])('names the line of a quote that is not closed %s', (_, text, line) => {
    const [hint] = preview(text).hints;
    expect(hint).toMatchObject({ severity: 'warning' });
    expect(hint?.message).toContain(`in line ${line} is not closed`);
  });

  it('names a quote without an end in a beginning of a file if no cell may be so long', () => {
    const cut = { whole: false, bytesTotal: 1e6 };
    const [before, after] = ['a\n1\n'.repeat(9), 'text\n'.repeat(20_000)];
    expect(previewCsvText(`${before}"${after}`, cut).hints[0]?.message).toContain('line 19');
    expect(previewCsvText(`${before}${after}"text\n`, cut).hints).toEqual([]);
  });

  it('finds no fault with quotes inside of cells, as they stand in texts', () => {
    expect(preview('a\n5" high\n"one ""two""\nthree"\n').hints).toEqual([]);
  });

  it('counts the rows that the upload will: all but lines without anything', () => {
    expect(preview('a,b\n1,2\n\n,\n3\n').rowCount).toBe(3);
  });

  it('guesses the rows of a large file from its beginning', async () => {
    const row = 'some text of a row,1\n';
    const result = await previewCsv(new Blob([`text,n\n${row.repeat(40_000)}`]));
    expect(result.rowCountIsExact).toBe(false);
    expect(Math.abs(result.rowCount - 40_000)).toBeLessThan(400);
    expect(result.rows).toHaveLength(20);
  });

  it('reads JSON lines: the keys of the first are the columns, and values are shown as they are', () => {
    const text = '{"url":"a.jpg","list":[1,2]}\n{"url":"b.jpg","list":[]}\n';
    const preview = previewCsvText(text, { whole: true, bytesTotal: text.length });
    expect(preview.columns).toEqual(['url', 'list']);
    expect(preview.rows).toEqual([
      { number: 1, input: { url: 'a.jpg', list: '[1,2]' } },
      { number: 2, input: { url: 'b.jpg', list: '[]' } },
    ]);
    expect(preview.rowCount).toBe(2);
    expect(preview.hints).toEqual([]);
  });

  it('counts empty lines of JSON lines, in rows and in what is wrong', () => {
    const result = preview('\n{"a":1}\n\r\n{"a":2}\n{"a":\n\n{"a":3,"x":1}\n');
    expect(result.countedBy).toBe('Line');
    expect(result.rows.map(({ number }) => number)).toEqual([2, 4, 5, 7]);
    expect(result.hints.map(({ message }) => message)).toEqual([
      'Line 5 is not an object of JSON like {"column": "value"}.',
      'Line 7 has “x”, which the first line lacks.',
    ]);
  });
});
