import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../src/csv/detect-delimiter.ts';
import { readRows } from '../src/csv/read-rows.ts';
import { TableBroken } from '../src/csv/table-row.ts';
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
    const delimiterOf = (head: string) => detectDelimiter(Buffer.from(head)).delimiter;
    expect(delimiterOf('"a;b;c",d\n1;2;3;4')).toBe(',');
    expect(delimiterOf('one')).toBe(',');
    expect(delimiterOf('a\tb,c\td')).toBe('\t');
    expect(delimiterOf('a|b\n1,2|3,4')).toBe('|');
  });
});

describe('a file of rows', () => {
  async function* inPieces(file: Buffer, size: number) {
    await Promise.resolve();
    for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
  }

  async function readTable(file: Buffer, size = 5) {
    const rows: unknown[] = [];
    for await (const row of readRows(inPieces(file, size), 1_000_000)) {
      const { line, cells, values, problem } = row;
      rows.push([line, problem?.column ?? values ?? cells.map((cell) => cell.toString('utf8'))]);
    }
    return rows;
  }

  const table = 'naïve;größe\r\n"1\r\n2";€\r\n';
  const expected = [
    [1, ['naïve', 'größe']],
    [2, ['1\r\n2', '€']],
  ];

  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16 of a spreadsheet', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(table.replace('€', '\x80'), 'latin1')],
  ])('may be in %s, in whatever pieces it comes', async (_, file) => {
    for (const size of [1, 2, 3, 1_000]) expect(await readTable(file, size)).toEqual(expected);
  });

  it('may declare its delimiter in a line before the header, as for Excel', async () => {
    expect(await readTable(Buffer.from('sep=|\r\na,b|c\r\n1|2\r\n'))).toEqual([
      [2, ['a,b', 'c']],
      [3, ['1', '2']],
    ]);
  });

  it('may be JSON lines, which keep the kinds of their values', async () => {
    const file =
      '\uFEFF{"a b": "x\\n", "n": 1, "list": ["é"]}\r\n\n{"n": null}\n{"n": 1, "m": 2}\nno\n[1]\n{"a b":""}';
    for (const size of [1, 3, 1_000]) {
      expect(await readTable(Buffer.from(file), size)).toEqual([
        [1, ['a b', 'n', 'list']],
        [1, ['x\n', 1, ['é']]],
        [3, ['', null, '']],
        [4, 'm'],
        [5, []],
        [6, []],
        [7, ['', '', '']],
      ]);
    }
  });

  it('counts the bytes of the file, whatever its encoding', async () => {
    for (const file of [Buffer.from(table), Buffer.from(`\uFEFF${table}`, 'utf16le')]) {
      let bytes = 0;
      for await (const row of readRows(inPieces(file, 7), 1_000)) bytes = row.bytes;
      expect(bytes).toBe(file.length);
      const tooLarge = async () => {
        for await (const row of readRows(inPieces(file, 7), file.length - 1)) bytes = row.bytes;
      };
      await expect(tooLarge).rejects.toThrow('too large');
    }
  });

  it('closes its source when it is given up', async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (;;) {
          await Promise.resolve();
          yield Buffer.from('{"a":1}\n');
        }
      } finally {
        isClosed = true;
      }
    }
    for await (const row of readRows(source(), 1_000)) {
      expect(row.line).toBe(1);
      break;
    }
    expect(isClosed).toBe(true);
  });

  it.each([
    ['a,b\n"open,1\n2,3', 2],
    ['{"a":1}', null],
    ['{"a":1', 1],
    [`{"a":1}\n{"a":"${'x'.repeat(9_000_000)}`, 2],
  ])('ends at a line that cannot be read (%#)', async (file, line) => {
    const reading = async () => {
      const rows = readRows(inPieces(Buffer.from(file), 65_536), 1e8);
      while ((await rows.next()).done !== true);
    };
    if (line === null) await expect(reading()).resolves.toBeUndefined();
    else await expect(reading()).rejects.toMatchObject({ line });
  });

  it('ends well whatever bytes come', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '"',
      ':',
      ',',
      ';',
      '\n',
      '\r',
      'a',
      '[',
      '\\',
      'é',
      '\0',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (file, size) => {
        try {
          await readTable(Buffer.from(file), size);
        } catch (error) {
          expect(error).toBeInstanceOf(TableBroken);
        }
      }),
      { numRuns: 500 },
    );
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
