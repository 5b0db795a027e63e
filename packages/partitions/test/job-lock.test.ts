import { FakeClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequesterPartition } from '../src/index.ts';
import { openRequesterPartition, withJobLock } from '../src/index.ts';

describe('a job lock', () => {
  let partition: RequesterPartition & { url: string };
  let otherProcess: RequesterPartition;

  beforeAll(async () => {
    partition = await openTestPartition('requester');
    otherProcess = openRequesterPartition({
      id: 'other',
      url: partition.url,
      clock: new FakeClock(),
    });
  });

  afterAll(async () => {
    await otherProcess.close();
    await partition.close();
  });

  it('lets one process run the job and turns the others away at once', async () => {
    const inner = await withJobLock(partition, 'relay', async () => [
      await withJobLock(otherProcess, 'relay', async () => 'ran'),
      await withJobLock(partition, 'relay', async () => 'ran'),
      await withJobLock(otherProcess, 'expiry', async () => 'ran'),
    ]);
    expect(inner).toEqual([undefined, undefined, 'ran']);
  });

  it('is free again after the job, also when it failed', async () => {
    const failed = withJobLock(partition, 'relay', () => Promise.reject(new Error('failed')));
    await expect(failed).rejects.toThrow('failed');
    expect(await withJobLock(otherProcess, 'relay', async () => 'ran')).toBe('ran');
  });

  it('takes no connection from the pool', async () => {
    await withJobLock(partition, 'relay', async () => {
      expect(partition.load().inUse).toBe(0);
    });
  });

  it('tells the job when its connection died, and another process may run it then', async () => {
    await withJobLock(partition, 'relay', async (signal) => {
      const lost = new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      await otherProcess.query({
        name: 'test-end-lock-holder',
        // The server is shared: other tests hold such locks in databases of their own.
        text: `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and d.datname = current_database()`,
      });
      await lost;
      // PostgreSQL says goodbye to the client first and lets go of the lock a moment later.
      await expect.poll(() => withJobLock(otherProcess, 'relay', async () => 'ran')).toBe('ran');
    });
    expect(await withJobLock(partition, 'relay', async () => 'ran')).toBe('ran');
  });
});
