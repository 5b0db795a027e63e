import type { TaskInfo } from '@exchange/cluster';
import { ExchangeError, FakeClock } from '@exchange/kernel';
import { expect, it } from 'vitest';
import type { Me } from '../src/domain/access.ts';
import { fetchSoon } from '../src/domain/fetch-soon.ts';

it('all who ask at the same time for what lies only far wait for one fetch', async () => {
  const asked: string[] = [];
  const acquireAttempt = {
    findFirst: () => Promise.resolve(null),
    create: () => Promise.resolve(),
    deleteMany: () => Promise.resolve(),
  };
  const host = {
    partition: { id: 'p1', clock: new FakeClock(), db: { acquireAttempt } },
    ...{ groupId: '', holder: 'p1', fetching: new Map(), log: { warn: () => undefined } },
    supply: { grants: 'exclusive', periodSeconds: 3_600, maximumStock: 500, leaseSeconds: 600 },
    maintenance: { target: new Map(), expected: new Map([['t', 100]]) },
    nodes: {
      call: (procedure: string) => {
        asked.push(procedure);
        return Promise.reject(new ExchangeError('FORBIDDEN', 'No.'));
      },
    },
  };
  const me = { repository: { host } } as unknown as Me;
  const info = { typeId: 't', partitionId: 'r1', availableSlots: 100 } as TaskInfo;
  const [first, second] = await Promise.all([fetchSoon(me, info), fetchSoon(me, info)]);
  expect(asked).toEqual(['acquire']);
  expect(first).toEqual(second);
  await fetchSoon(me, info);
  expect(asked).toHaveLength(2);
});
