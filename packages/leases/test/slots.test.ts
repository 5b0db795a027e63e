import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideGrant, SlotBoard } from '../src/index.ts';

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
            else if (board.use('t', `l${lease}`) === 'counted') counted += 1;
          }
          const [moved = { available: 0, leased: 0, done: 0, cancelled: 0 }] = board.taskMoves();
          expect(moved.available + moved.leased + moved.done + moved.cancelled).toBe(0);
          expect(moved.done).toBe(counted);
          expect(available + moved.available).toBeGreaterThanOrEqual(0);
          const taken = board.leaseMoves().reduce((sum, one) => sum + one.taken, 0);
          expect(moved.leased + taken).toBe(0);
          const after = Number(available + moved.available > 0) - Number(available > 0);
          expect(board.batchMoves()[0]?.tasksAvailable ?? 0).toBe(after);
        },
      ),
    );
  });
});
