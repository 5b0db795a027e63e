import { systemClock } from '@exchange/kernel';
import { startTemporaryPostgres } from '@exchange/testkit';
import type { TemporaryPostgres } from '@exchange/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequesterPartition } from '../src/index.ts';
import { migrateDatabase, openRequesterPartition, receiveOnce, withJobLock } from '../src/index.ts';

describe('a partition whose PostgreSQL is killed and comes back', () => {
  let postgres: TemporaryPostgres;
  let partition: RequesterPartition;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    const url = postgres.url.replace(/postgres$/, 'partition');
    await migrateDatabase(url, 'requester');
    partition = openRequesterPartition({ id: 'r1', url, clock: systemClock });
  });

  afterAll(async () => {
    await partition.close();
    await postgres.stop();
  });

  it('works again, listens again, and says that notifications may have been missed', async () => {
    const heard: (string | null)[] = [];
    let wake = (): void => undefined;
    await partition.listen('news', (payload) => {
      heard.push(payload);
      wake();
    });
    const next = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    const receive = (id: string): Promise<boolean> =>
      partition.transact((tx) => receiveOnce(tx, { id, kind: 'test', to: 'p4k8m2q9x1tza' }));

    await Promise.all(['a', 'b', 'c', 'd'].map(receive)); // several connections lie idle now
    const reconnected = next();
    const slow = partition.db.$queryRaw`select 1 from pg_sleep(60)`.catch(
      (error: unknown) => error,
    );
    const lost = withJobLock(partition, 'job', async (signal) => {
      await postgres.crashAndRestart();
      return signal.aborted;
    });
    expect(await lost).toBe(true);
    expect(await slow).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    await reconnected;
    expect(heard).toEqual([null]);

    expect(await receive('a')).toBe(false);
    expect(await receive('e')).toBe(true);
    expect(await partition.db.inbox.count()).toBe(5);
    const notified = next();
    await partition.query({ name: 'test-notify', text: `select pg_notify('news', 'again')` });
    await notified;
    expect(heard).toEqual([null, 'again']);
    expect(await withJobLock(partition, 'job', async () => 'ran')).toBe('ran');
  });

  it('calls a server that is away UNAVAILABLE, without its address', async () => {
    const away = openRequesterPartition({
      id: 'away',
      url: 'postgresql://somebody:secret@127.0.0.1:1/nowhere',
      clock: systemClock,
    });
    for (const ask of [() => away.transact(() => Promise.resolve()), () => away.db.inbox.count()]) {
      const failure: unknown = await ask().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
      expect((failure as Error).message).not.toMatch(/127|secret/);
    }
    await away.close();
  });
});
