import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../src/csv/detect-delimiter.ts';
import { readRows } from '../src/csv/read-rows.ts';
import { BatchChanges } from '../src/domain/batch-changes.ts';
import { decideGrant } from '../src/domain/decide-grant.ts';
import { SlotBoard } from '../src/domain/slot-board.ts';
import { taskStatusOf } from '../src/domain/state-words.ts';

describe('a grant', () => {
  it('gives all that is wanted or all there is, and spreads it evenly', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 20 }), fc.nat(60), (available, wanted) => {
        const granted = decideGrant(available, wanted);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(granted)).toBe(Math.min(wanted, sum(available)));
        const most = Math.max(0, ...granted);
        granted.forEach((count, index) => {
          expect(count).toBeLessThanOrEqual(available[index] ?? 0);
          expect(count >= most - 1 || count === available[index]).toBe(true);
        });
      }),
    );
  });
});

describe('a board of slots', () => {
  const batch = {
    id: 'b',
    ownerKey: 'r',
    typeId: 'y',
    funded: true,
    rewardMinor: 10,
    currency: 'USD',
    autoApprovalSeconds: 60,
  };

  it('never creates or loses a slot', () => {
    const move = fc.record({
      deliver: fc.boolean(),
      lease: fc.nat(2),
      slots: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
        fc.nat(3),
        fc.boolean(),
        fc.array(move, { maxLength: 20 }),
        (outstanding, available, ended, moves) => {
          const leased = outstanding.reduce((a, b) => a + b, 0);
          const task = { id: 't', ownerKey: 'r', batchId: 'b', typeId: 'y', available, leased };
          const leases = outstanding.map((count, index) => ({
            id: `l${index}`,
            ownerKey: 'r',
            taskId: 't',
            status: count > 0 ? 'active' : 'closed',
            outstanding: count,
            over: false,
          }));
          const board = new SlotBoard([{ ...task, done: 0, cancelled: 0 }], leases, [
            { ...batch, status: ended ? 'cancelled' : 'open' },
          ]);
          let counted = 0;
          for (const { deliver, lease, slots } of moves) {
            if (!deliver) board.giveBack(`l${lease}`, slots, 'closed');
            else if (board.deliver('t', `l${lease}`) === 'counted') counted += 1;
          }
          const [moved = { available: 0, leased: 0, done: 0, cancelled: 0 }] = board.taskMoves();
          expect(moved.available + moved.leased + moved.done + moved.cancelled).toBe(0);
          expect(moved.done).toBe(counted);
          expect(available + moved.available).toBeGreaterThanOrEqual(0);
          const taken = board.leaseMoves().reduce((sum, one) => sum + one.taken, 0);
          expect(moved.leased + taken).toBe(0);
          const changes = new BatchChanges();
          board.addTo(changes);
          const after = Number(available + moved.available > 0) - Number(available > 0);
          expect(changes.list()[0]?.tasksAvailable ?? 0).toBe(after);
        },
      ),
    );
  });
});

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
