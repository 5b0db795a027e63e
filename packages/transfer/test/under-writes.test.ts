import { setTimeout as delay } from 'node:timers/promises';
import { FakeClock, newId, newOwnerKey } from '@exchange/kernel';
import { depositTransfer, postTransfers } from '@exchange/ledger';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { appendOutbox, OwnerAwayError } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MoveRef } from '../src/index.ts';
import { destinationOf, sourceOf, type Reachable } from './support/ends.ts';
import { readBalances, readLedger } from './support/money.ts';
import { eraseAll, moveOwner } from './support/move-owner.ts';
import { seedRequester } from './support/seed-requester.ts';

const clock = new FakeClock();
const owner = newOwnerKey('requester');
const writers = 3;

/** What was said to be written. */
interface Acknowledged {
  readonly priorities: Map<string, number>;
  readonly deletedLeases: Set<string>;
  readonly delivered: Set<string>;
  readonly sent: Set<string>;
  deposited: number;
  writes: number;
}

describe('a requester who writes without a pause', () => {
  let r1: Reachable<RequesterPartition>;
  let r2: Reachable<RequesterPartition>;
  let home: Reachable<RequesterPartition>;
  let seeded: Awaited<ReturnType<typeof seedRequester>>;
  const acknowledged: Acknowledged = {
    priorities: new Map(),
    deletedLeases: new Set(),
    delivered: new Set(),
    sent: new Set(),
    deposited: 0,
    writes: 0,
  };

  beforeAll(async () => {
    r1 = await openTestPartition('requester', clock, { id: 'r1', poolSize: writers + 4 });
    r2 = await openTestPartition('requester', clock, { id: 'r2', poolSize: writers + 4 });
    home = r1;
    seeded = await seedRequester(r1, clock, owner, 2_000);
    acknowledged.deposited = 0;
  });
  afterAll(() => Promise.all([r1.close(), r2.close()]));

  let over = false;

  /** As a node does: waits while the owner is blocked, and goes to where they live. */
  async function write(change: (tx: Tx) => Promise<void>): Promise<void> {
    for (;;) {
      const at = home;
      try {
        await at.transact(change);
        acknowledged.writes += 1;
        return;
      } catch (error) {
        if (!(error instanceof OwnerAwayError) || over) throw error;
        await delay(3);
      }
    }
  }

  async function insertTask(tx: Tx, id: string, batchId: string): Promise<void> {
    await tx.query(
      {
        name: 'test-insert-task',
        text: `insert into tasks (id, owner_key, batch_id, type_id, row, input, status, wanted, available)
               values ($1, $2, $3, $4, 1, '{"late": true}', 'open', 1, 1)`,
      },
      [id, owner, batchId, seeded.typeId],
    );
  }

  async function runWriter(number: number): Promise<void> {
    const own: string[] = [];
    for (let round = 0; !over; round += 1) {
      const id = newId('task', owner, clock);
      const known = own[round % Math.max(1, own.length)];
      switch (round % 6) {
        case 0:
          await write((tx) => insertTask(tx, id, seeded.batchId));
          own.push(id);
          acknowledged.priorities.set(id, 0);
          break;
        case 1: {
          // What it refers to is as new as itself.
          const batchId = newId('batch', owner, clock);
          await write(async (tx) => {
            await tx.query(
              {
                name: 'test-insert-batch',
                text: `insert into batches (id, owner_key, type_id, name, status, assignments_wanted, columns)
                       values ($1, $2, $3, 'new', 'uploading', 1, '{x}')`,
              },
              [batchId, owner, seeded.typeId],
            );
            await insertTask(tx, id, batchId);
          });
          acknowledged.priorities.set(id, 0);
          break;
        }
        case 2:
          if (known === undefined) break;
          await write(async (tx) => {
            await tx.query(
              { name: 'test-raise', text: 'update tasks set priority = $2 where id = $1' },
              [known, round],
            );
          });
          acknowledged.priorities.set(known, round);
          break;
        case 3: {
          const place = number * 150 + (round % 150);
          const leaseId = `lease_${owner}_${String(place + 1).padStart(22, '0')}`;
          await write(async (tx) => {
            await tx.query(
              { name: 'test-delete-lease', text: 'delete from leases where id = $1' },
              [leaseId],
            );
          });
          acknowledged.deletedLeases.add(leaseId);
          break;
        }
        case 4: {
          await write(async (tx) => {
            const transfer = { id: `deposit:${id}`, ownerKey: owner, currency: 'USD' as const };
            await postTransfers(tx, [depositTransfer(transfer, 3)], null);
          });
          acknowledged.deposited += 3;
          break;
        }
        default: {
          const messageId = `decided:${id}`;
          await write(async (tx) => {
            appendOutbox(tx, [
              {
                id: messageId,
                to: 'p',
                kind: 'assignment.decided',
                payload: { submissionId: `submission_${owner}_x` },
              },
            ]);
          });
          acknowledged.sent.add(messageId);
          if (round % 12 === 5) break;
          await write(async (tx) => {
            await tx.query(
              {
                name: 'test-delivered',
                text: 'update outbox set delivered_at = now() where message_id = $1',
              },
              [messageId],
            );
          });
          acknowledged.delivered.add(messageId);
        }
      }
    }
  }

  async function underWrites(work: () => Promise<void>): Promise<void> {
    over = false;
    const running = Array.from({ length: writers }, (_, number) => runWriter(number));
    const working = work().finally(() => {
      over = true;
    });
    // Of work that failed, not of writers who then wait for an owner whom nobody lets in.
    await Promise.all([working, ...running]);
  }

  async function expectAllThere(partition: RequesterPartition, deposited: number): Promise<void> {
    const ids = <Row>(text: string, ...values: unknown[]) =>
      partition.query<Row>({ name: `test-${text.slice(0, 50)}`, text }, values);
    const tasks = await ids<{ id: string; priority: number }>(
      'select id, priority from tasks where id = any($1::text[])',
      [...acknowledged.priorities.keys()],
    );
    expect(new Map(tasks.map(({ id, priority }) => [id, priority]))).toEqual(
      acknowledged.priorities,
    );
    expect(
      await ids('select id from leases where id = any($1::text[])', [
        ...acknowledged.deletedLeases,
      ]),
    ).toEqual([]);
    const waiting = await ids<{ id: string }>(
      `select message_id as id from outbox where delivered_at is null and message_id like 'decided:task%'`,
    );
    const undelivered = [...acknowledged.sent].filter((id) => !acknowledged.delivered.has(id));
    expect(waiting.map(({ id }) => id).toSorted()).toEqual(undelivered.toSorted());
    expect((await readBalances(partition, owner))['available']).toBe(deposited);
    expect(await readLedger(partition)).toMatchObject({ unbalanced: 0, wrong: 0 });
  }

  it('loses none of them as they move away, are taken back, and are erased', async () => {
    const before = (await readBalances(r1, owner))['available'] ?? 0;
    const there: MoveRef = { moveId: 'there', ownerKey: owner, attempt: 1 };
    const back: MoveRef = { moveId: 'back', ownerKey: owner, attempt: 1 };
    await underWrites(async () => {
      await moveOwner(sourceOf(r1), destinationOf(r2), there, {
        after: async (step) => {
          // The flip: from here on nobody asks the old home.
          if (step === 'blocked') home = r2;
          await Promise.resolve();
        },
      });
      await delay(200);
    });
    const once = acknowledged.writes;
    expect(once).toBeGreaterThan(100);
    await expectAllThere(r2, before + acknowledged.deposited);
    await underWrites(async () => {
      await delay(200);
      await moveOwner(sourceOf(r2), destinationOf(r1), back, {
        base: 'kept',
        after: async (step) => {
          if (step === 'blocked') home = r1;
          await Promise.resolve();
        },
      });
      await delay(100);
      await eraseAll(sourceOf(r2), back);
      await destinationOf(r1).endCapture(back);
    });
    expect(acknowledged.writes).toBeGreaterThan(once + 100);
    await expectAllThere(r1, before + acknowledged.deposited);
    const [moved, other] = [await readLedger(r1), await readLedger(r2)];
    expect(moved.moved + other.moved).toBe(0);
    const left = await r2.query({
      name: 'test-left',
      text: `select 1 from tasks union all select 1 from leases union all select 1 from batches
             union all select 1 from ledger_transfers where owner_key <> 'house'`,
    });
    expect(left).toEqual([]);
  });
});
