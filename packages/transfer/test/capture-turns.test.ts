import { FakeClock, newOwnerKey } from '@exchange/kernel';
import type { Partition } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { expect, it } from 'vitest';
import { removeCapture } from '../src/capture/install-capture.ts';
import type { MoveRef } from '../src/index.ts';
import { sourceOf } from './support/ends.ts';
import { seedRequester } from './support/seed-requester.ts';

const clock = new FakeClock();
const triggers = {
  name: 'test-capture-triggers',
  text: `select count(*)::int as count from pg_trigger where starts_with(tgname::text, 'capture_')`,
};
const waiting = {
  name: 'test-waiting-for-a-lock',
  text: `select 1 from pg_locks l join pg_database d on d.oid = l.database
          where not l.granted and d.datname = current_database()`,
};

/** The same partition, of which no transaction commits before it may. */
function holdCommits(
  partition: Partition,
  mayCommit: Promise<void>,
  onHeld: () => void,
): Partition {
  return {
    ...partition,
    transact: (fn, options) =>
      partition.transact(async (tx) => {
        const result = await fn(tx);
        onHeld();
        await mayCommit;
        return result;
      }, options),
  };
}

it('a move that begins while the last one takes the triggers away has all of them', async () => {
  const r1 = await openTestPartition('requester', clock, { id: 'r1' });
  try {
    const count = async () => (await r1.query<{ count: number }>(triggers))[0]?.count ?? 0;
    const [last, next] = [newOwnerKey('requester'), newOwnerKey('requester')];
    for (const owner of [last, next]) await seedRequester(r1, clock, owner, 3);
    const moveOf = (ownerKey: string): MoveRef => ({ moveId: ownerKey, ownerKey, attempt: 1 });
    await sourceOf(r1).beginDeparture(moveOf(last), 'none');
    const all = await count();
    await r1.db.awayOwner.deleteMany();

    const [held, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const removed = removeCapture(holdCommits(r1, mayCommit.promise, held.resolve));
    await held.promise;
    let isBegun = false;
    const begun = sourceOf(r1)
      .beginDeparture(moveOf(next), 'none')
      .then(() => (isBegun = true));
    await expect
      .poll(async () => isBegun || (await r1.query(waiting)).length > 0, { interval: 5 })
      .toBe(true);
    mayCommit.resolve();
    await Promise.all([removed, begun]);
    expect(await count()).toBe(all);
  } finally {
    await r1.close();
  }
});
