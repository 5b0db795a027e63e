import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../src/csv/detect-delimiter.ts';
import { readRows } from '../src/csv/read-rows.ts';
import { taskStatusOf } from '../src/domain/state-words.ts';

describe('a CSV file', () => {
  async function readAll(file: string, pieceSize: number) {
    async function* pieces() {
      await Promise.resolve();
      const bytes = Buffer.from(file);
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    }
    const rows: { line: number; cells: string[] }[] = [];
    for await (const { line, cells } of readRows(pieces(), 1_000_000)) {
      rows.push({ line, cells: cells.map((cell) => cell.toString('utf8')) });
    }
    return rows;
  }

  it('is read the same in whatever pieces it comes', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', ';', 'é', '🎈'),
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, pieceSize) => {
        const lines = ['"h1","h2"', ...rows.map((row) => row.map(quote).join(','))];
        const read = await readAll(lines.join('\n'), pieceSize);
        expect(read.slice(1).map((row) => row.cells)).toEqual(rows);
        let line = 2;
        for (const [index, row] of rows.entries()) {
          expect(read[index + 1]?.line).toBe(line);
          line += row.join('').split('\n').length;
        }
      }),
    );
  });

  it('shows its delimiter in the header, quotes aside', () => {
    expect(detectDelimiter(Buffer.from('"a;b;c",d\n1;2;3;4'))).toBe(',');
    expect(detectDelimiter(Buffer.from('one'))).toBe(',');
    expect(detectDelimiter(Buffer.from('a\tb,c\td'))).toBe('\t');
  });
});

describe('the status of a task', () => {
  const now = new Date('2026-05-01T00:00:00Z');
  const task = { status: 'open', wanted: 2, done: 0, cancelled: 0 };
  const batch = { status: 'open', deadlineAt: null };

  it.each([
    ['OPEN', task, batch],
    ['STAGED', { ...task, status: 'staged' }, { ...batch, status: 'publishing' }],
    ['PAUSED', task, { ...batch, status: 'paused' }],
    ['PAUSED', task, { ...batch, deadlineAt: now }],
    ['CANCELLED', task, { ...batch, status: 'cancelled' }],
    ['CLOSED', { ...task, done: 2 }, batch],
    ['CLOSED', { ...task, done: 1, cancelled: 1 }, { ...batch, status: 'cancelled' }],
  ])('is %s', (status, ofTask, ofBatch) => {
    expect(taskStatusOf(ofTask, ofBatch, now)).toBe(status);
  });
});
