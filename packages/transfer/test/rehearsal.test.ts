import { FakeClock, newOwnerKey } from '@exchange/kernel';
import type { Lane, PerformerPartition, RequesterPartition } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performerTables } from '../src/manifest/performer-tables.ts';
import { requesterTables } from '../src/manifest/requester-tables.ts';
import { destinationOf, lanesOf, sourceOf, type Reachable } from './support/ends.ts';
import { moveOwner } from './support/move-owner.ts';
import { seedPerformer } from './support/seed-performer.ts';
import { seedRequester } from './support/seed-requester.ts';

const clock = new FakeClock();

/** What the connection that is used next has planned. */
async function plannedOn(lane: Lane): Promise<Set<string>> {
  const rows = await lane.query<{ name: string }>({
    name: 'test-planned',
    text: `select name from pg_prepared_statements where name like 'transfer-%'`,
  });
  return new Set(rows.map(({ name }) => name));
}

describe('before an owner is blocked', () => {
  let requesters: Reachable<RequesterPartition>[];
  let performers: Reachable<PerformerPartition>[];
  const requester = newOwnerKey('requester');
  const performer = newOwnerKey('performer');

  beforeAll(async () => {
    const open = <Role extends 'requester' | 'performer'>(role: Role) =>
      Promise.all(['1', '2'].map((n) => openTestPartition(role, clock, { id: `${role[0]}${n}` })));
    [requesters, performers] = await Promise.all([open('requester'), open('performer')]);
    await seedRequester(requesters[0]!, clock, requester, 20);
    await seedPerformer(performers[0]!, clock, performer, requester);
  });
  afterAll(() => Promise.all([...requesters, ...performers].map((each) => each.close())));

  for (const role of ['requester', 'performer'] as const) {
    it(`everything that the block asks of a ${role}'s tables is planned on its connections`, async () => {
      const [from, to] = role === 'requester' ? requesters : performers;
      const [tables, ownerKey] =
        role === 'requester' ? [requesterTables, requester] : [performerTables, performer];
      const move = { moveId: `move-${role}`, ownerKey, attempt: 1 };
      const planned: Record<'source' | 'destination', Set<string>>[] = [];
      await moveOwner(sourceOf(from!), destinationOf(to!), move, {
        after: async (step) => {
          if (step !== 'compared' && step !== 'copied') return;
          planned.push({
            source: await plannedOn(lanesOf(from!).urgent),
            destination: await plannedOn(lanesOf(to!).urgent),
          });
        },
      });
      // Not sooner: a copy may take longer than an idle connection is kept.
      const [copied, compared] = planned;
      expect([...copied!.source, ...copied!.destination]).toEqual([]);
      expect([...compared!.source]).toEqual(
        expect.arrayContaining([
          ...['transfer-look', 'transfer-read-changes'],
          role === 'performer' ? 'transfer-read-stock' : 'transfer-read-offers',
        ]),
      );
      // PostgreSQL cuts names of statements at 63 characters, and two could become one.
      const names = [...compared!.source, ...compared!.destination];
      expect(names.filter((name) => name.length >= 63)).toEqual([]);
      const written = tables.map(({ name, kind }) =>
        kind === 'transfers' ? 'transfer-write-transfers' : `transfer-write-${name}`,
      );
      const cleared = tables
        .filter(({ group }) => group)
        .map(({ name }) => `transfer-clear-${name}`);
      const deleted = tables
        .filter(({ kind }) => kind === 'rows')
        .map(({ name }) => `transfer-delete-${name}`);
      expect([...compared!.destination]).toEqual(
        expect.arrayContaining([
          ...['transfer-look', 'transfer-keyed-rows'],
          ...[...written, ...cleared, ...deleted],
        ]),
      );
    });
  }
});
