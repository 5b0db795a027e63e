import { expect, test } from 'vitest';
import { groupTransfers } from './group-transfers.ts';

function movement(id: string, kind: string, batch: string | null, day = 23) {
  return {
    id,
    kind,
    createdAt: `2026-11-${day}T10:00:00.000Z`,
    batch: batch === null ? null : { id: batch },
    available: { minor: 0, currency: 'USD' },
    escrow: { minor: -7, currency: 'USD' },
  };
}

test('neighbours of one kind, batch and day are one line with their number and sum', () => {
  const groups = groupTransfers([
    movement('a', 'approve', 'b1'),
    movement('b', 'approve', 'b1'),
    movement('c', 'approve', 'b1'),
    movement('d', 'reject', 'b1'),
    movement('e', 'approve', 'b2'),
    movement('f', 'approve', 'b2', 22),
    movement('g', 'deposit', null, 22),
    movement('h', 'deposit', null, 22),
  ]);
  expect(groups.map(({ id, count }) => `${id} ${count}`)).toEqual([
    'a 3', 'd 1', 'e 1', 'f 1', 'g 1', 'h 1',
  ]); // prettier-ignore
  expect(groups[0]).toMatchObject({ escrow: { minor: -21 }, available: { minor: 0 } });
});
