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
    expect(result.rows[0]).toEqual({ name: 'Ada', text: 'one\r\ntwo, three' });
  });

  it('names another separator', () => {
    expect(preview('a;b\n1;2\n3;4\n').hints[0]?.message).toContain('semicolons');
  });

  it('refuses an empty file and a header without rows', () => {
    expect(preview('').hints[0]?.severity).toBe('error');
    expect(preview('a,b\n').hints[0]?.message).toContain('no row');
  });

  it('points at repeated columns and uneven rows', () => {
    expect(preview('a,a\n1,2\n').hints[0]?.message).toContain('“a” comes twice');
    expect(preview('a,b\n1,2\n1\n').hints[0]?.message).toBe('Row 3 has 1 cells, the header has 2.');
  });

  it('guesses the rows of a large file from its beginning', async () => {
    const row = 'some text of a row,1\n';
    const result = await previewCsv(new Blob([`text,n\n${row.repeat(40_000)}`]));
    expect(result.rowCountIsExact).toBe(false);
    expect(Math.abs(result.rowCount - 40_000)).toBeLessThan(400);
    expect(result.rows).toHaveLength(20);
  });
});
