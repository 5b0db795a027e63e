import { FakeClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PerformerPartition } from '../src/index.ts';
import { purgeInbox, receiveOnce, shortestInboxAgeMs } from '../src/index.ts';

describe('the inbox', () => {
  let clock: FakeClock;
  let partition: PerformerPartition;

  beforeAll(async () => {
    clock = new FakeClock();
    partition = await openTestPartition('performer', clock);
  });

  afterAll(() => partition.close());

  const receive = (id: string): Promise<boolean> =>
    partition.transact((tx) => receiveOnce(tx, { id, kind: 'test', to: 'p4k8m2q9x1tza' }));

  it('says that a message is new the first time only', async () => {
    expect(await receive('one')).toBe(true);
    expect(await receive('one')).toBe(false);
  });

  it('lets one of two racing connections have each message', async () => {
    for (let round = 0; round < 50; round += 1) {
      const won = await Promise.all([receive(`race-${round}`), receive(`race-${round}`)]);
      expect(won.sort()).toEqual([false, true]);
    }
  });

  it('gives the message to the second delivery when the first rolls back', async () => {
    let received = (): void => undefined;
    const firstHasIt = new Promise<void>((resolve) => (received = resolve));
    let fail = (): void => undefined;
    const mayFail = new Promise<void>((resolve) => (fail = resolve));
    const first = partition.transact(async (tx) => {
      await receiveOnce(tx, { id: 'retried', kind: 'test', to: 'p4k8m2q9x1tza' });
      received();
      await mayFail;
      throw new Error('rolled back');
    });
    await firstHasIt;
    const second = receive('retried');
    fail();
    await expect(first).rejects.toThrow('rolled back');
    expect(await second).toBe(true);
  });

  it('remembers messages for as long as they may come again', async () => {
    await receive('remembered');
    await expect(purgeInbox(partition, shortestInboxAgeMs - 1)).rejects.toThrow('seven days');
    clock.advance(shortestInboxAgeMs);
    expect(await purgeInbox(partition, shortestInboxAgeMs)).toBe(0);
    clock.advance(1);
    expect(await purgeInbox(partition, shortestInboxAgeMs)).toBeGreaterThan(0);
    expect(await receive('remembered')).toBe(true);
  });
});
