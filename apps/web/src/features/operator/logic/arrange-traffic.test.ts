import { expect, test } from 'vitest';
import { arrangeTraffic, mostWorkThreads } from './arrange-traffic.ts';

const flow = { fromPartitionId: 'r1', pushed: 0, single: 0, delivered: 0 };

test('work between partitions is graded beside the largest', () => {
  const threads = arrangeTraffic(
    [
      { ...flow, toPartitionId: 'p1', pulled: 1_000 },
      { ...flow, toPartitionId: 'p2', pulled: 100 },
      { ...flow, toPartitionId: 'p3', pulled: 0 },
    ],
    [],
  );
  expect(threads).toMatchObject([
    { to: 'p1', slots: 1_000, step: 4 },
    { to: 'p2', slots: 100, step: 2 },
  ]);
});

test('of very many only the largest are drawn', () => {
  const flows = Array.from({ length: 200 }, (_, index) => ({
    ...flow,
    toPartitionId: `p${index}`,
    pulled: index,
  }));
  const threads = arrangeTraffic(flows, []);
  expect(threads).toHaveLength(mostWorkThreads);
  expect(threads[0]).toMatchObject({ to: 'p199', slots: 199 });
});

test('users on the same way are one thread with their mean progress', () => {
  expect(
    arrangeTraffic(
      [],
      [
        { from: 'p1', to: 'p2', progress: 0.2 },
        { from: 'p1', to: 'p2', progress: 0.6 },
        { from: 'p2', to: 'p1', progress: 1 },
      ],
    ),
  ).toMatchObject([
    { kind: 'move', from: 'p1', to: 'p2', users: 2, progress: 0.4 },
    { kind: 'move', from: 'p2', to: 'p1', users: 1, progress: 1 },
  ]);
});
