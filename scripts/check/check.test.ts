import { FakeClock, newOwnerKey } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { openTransferDestination, openTransferSource } from '@exchange/transfer';
import { afterAll, expect, it } from 'vitest';
import { eraseAll, moveOwner } from '../../packages/transfer/test/support/move-owner.ts';
import { seedPerformer } from '../../packages/transfer/test/support/seed-performer.ts';
import { seedRequester } from '../../packages/transfer/test/support/seed-requester.ts';
import { openReader, type Reader, type Readers } from './databases.ts';
import { invariants } from './run-check.ts';

const closings: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closings.toReversed()) await close();
});

const clock = new FakeClock();

async function open<Kind extends 'requester' | 'performer'>(kind: Kind, id: string) {
  const partition = await openTestPartition(kind, clock, { id });
  const reader = await openReader({ id, kind, url: partition.url });
  closings.push(partition.close, reader.close);
  return { partition, reader };
}

async function openDirectoryReader(): Promise<Reader> {
  const directory = await openTestPartition('directory', clock);
  const reader = await openReader({ id: 'directory', kind: 'directory', url: directory.url });
  closings.push(directory.close, reader.close);
  return reader;
}

/** How many things are wrong, by invariant: seeded rows are of no real exchange. */
async function countViolations(readers: Readers): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, examine } of invariants) {
    counts[code] = (await examine(readers)).violations.length;
  }
  return counts;
}

it('counts what belongs to users where they live, and old copies nowhere', async () => {
  const [r1, r2] = [await open('requester', 'r1'), await open('requester', 'r2')];
  const [p1, p2] = [await open('performer', 'p1'), await open('performer', 'p2')];
  const readers: Readers = {
    directory: await openDirectoryReader(),
    requesters: [r1.reader, r2.reader],
    performers: [p1.reader, p2.reader],
  };
  const requester = newOwnerKey('requester');
  const performer = newOwnerKey('performer');
  await seedRequester(r1.partition, clock, requester, 50);
  await seedPerformer(p1.partition, clock, performer, requester);
  const before = await countViolations(readers);
  expect(before).toMatchObject({ I2: 0, I5: 0 });

  for (const [from, to, ownerKey] of [
    [r1, r2, requester],
    [p1, p2, performer],
  ] as const) {
    const source = openTransferSource(from.partition);
    const destination = openTransferDestination(to.partition);
    const move = { moveId: `move of ${ownerKey}`, ownerKey, attempt: 1 };
    await moveOwner(source, destination, move, {
      after: async (step) => {
        // The message about work in hand has just been written, also by the clock of the database.
        await to.partition.query({
          name: 'test-refresh',
          text: `update outbox set created_at = now() where kind = 'lease.split'`,
        });
        expect(await countViolations(readers), step).toEqual(before);
      },
    });
    await eraseAll(source, move);
    await destination.endCapture(move);
    expect(await countViolations(readers), 'erased').toEqual(before);
  }
});
