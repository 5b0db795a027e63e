import { ExchangeError, FakeClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequesterPartition, Tx } from '../src/index.ts';
import { isUniqueViolation, receiveOnce } from '../src/index.ts';

const addCount = {
  name: 'test-add-count',
  text: 'insert into counts (id, amount) values ($1, $2)',
};
const sumCounts = {
  name: 'test-sum-counts',
  text: 'select sum(amount) as total, count(*) as rows from counts',
};

describe('a partition', () => {
  let partition: RequesterPartition;

  beforeAll(async () => {
    partition = await openTestPartition('requester');
    await partition.query({
      name: 'test-create-counts',
      text: 'create table counts (id text primary key, amount bigint not null)',
    });
  });

  afterAll(() => partition.close());

  async function totals(): Promise<{ total: number | null; rows: number }> {
    const [row] = await partition.query<{ total: number | null; rows: number }>(sumCounts);
    return row ?? { total: null, rows: 0 };
  }

  it('keeps what a transaction did only when its function returns', async () => {
    await partition.transact((tx) => tx.query(addCount, ['kept', 5]));
    const failed = partition.transact(async (tx) => {
      await tx.query(addCount, ['dropped', 7]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await totals()).toEqual({ total: 5, rows: 1 });
  });

  it('runs a transaction again after a serialization failure until both have taken effect', async () => {
    await partition.transact((tx) => tx.query(addCount, ['left', 1]));
    await partition.transact((tx) => tx.query(addCount, ['right', 1]));
    let runs = 0;
    let bothHaveRead = (): void => undefined;
    const barrier = new Promise<void>((resolve) => (bothHaveRead = resolve));
    const readThenWrite = (id: string) =>
      partition.transact(
        async (tx) => {
          runs += 1;
          await tx.query({ name: 'test-read-all', text: 'select * from counts' });
          if (runs >= 2) bothHaveRead();
          await barrier;
          await tx.query(addCount, [id, 1]);
        },
        { isolation: 'serializable' },
      );
    await Promise.all([readThenWrite('one'), readThenWrite('two')]);
    expect(runs).toBeGreaterThan(2);
    const rows = await partition.query({
      name: 'test-find-both',
      text: `select 1 from counts where id in ('one', 'two')`,
    });
    expect(rows).toHaveLength(2);
  });

  it('runs a transaction again on a new connection when the server ended the first', async () => {
    let runs = 0;
    await partition.transact(async (tx) => {
      runs += 1;
      await tx.query(addCount, ['after-loss', 1]);
      if (runs === 1) {
        await tx.query({ name: 'test-die', text: 'select pg_terminate_backend(pg_backend_pid())' });
      }
    });
    expect(runs).toBe(2);
  });

  it('runs a single statement again after a deadlock, and says OVERLOADED when they do not end', async () => {
    for (const text of [
      'create sequence deadlocks',
      `create function deadlock_until(last bigint) returns bigint language plpgsql as $$
       begin
         if nextval('deadlocks') < last then
           raise exception 'deadlock' using errcode = '40P01';
         end if;
         return last;
       end $$`,
    ]) {
      await partition.query({ name: `test-${text.slice(0, 20)}`, text });
    }
    const until = { name: 'test-deadlock-until', text: 'select deadlock_until($1) as runs' };
    expect(await partition.query(until, [3])).toEqual([{ runs: 3 }]);
    await expect(partition.query(until, [1_000])).rejects.toMatchObject({ code: 'OVERLOADED' });
  });

  it('reports a unique violation as it is', async () => {
    const twice = partition.transact(async (tx) => {
      await tx.query(addCount, ['same', 1]);
      await tx.query(addCount, ['same', 1]);
    });
    await expect(twice).rejects.toSatisfy((error) => isUniqueViolation(error, 'counts_pkey'));
  });

  it('refuses a number that would be rounded', async () => {
    const big = partition.query({ name: 'test-big', text: 'select 9007199254740993::bigint as n' });
    await expect(big).rejects.toThrow('9007199254740993');
  });

  it('reads bigint arrays as numbers and dates as text', async () => {
    const [row] = await partition.query({
      name: 'test-types',
      text: `select array[1, null, 3]::bigint[] as n, date '2026-01-31' as day`,
    });
    expect(row).toEqual({ n: [1, null, 3], day: '2026-01-31' });
  });

  it('refuses statements after the transaction has ended', async () => {
    let escaped: Tx | undefined;
    await partition.transact(async (tx) => {
      escaped = tx;
    });
    await expect(escaped?.query(sumCounts)).rejects.toThrow('has ended');
  });

  it('does not call a transaction committed when an error in it was swallowed', async () => {
    const swallowed = partition.transact(async (tx) => {
      await tx.query({ name: 'test-bad', text: 'select 1 / 0' }).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('swallowed');
  });

  it('shares its pool with Prisma', async () => {
    await partition.transact((tx) =>
      receiveOnce(tx, { id: 'through-sql', kind: 'test', to: 'p4k8m2q9x1tza' }),
    );
    expect(await partition.db.inbox.count()).toBe(1);
  });
});

describe('a full pool', () => {
  it('answers OVERLOADED when no connection is free in time', async () => {
    const partition = await openTestPartition('requester', new FakeClock(), {
      poolSize: 1,
      connectionTimeoutMs: 500,
    });
    const entered = Promise.withResolvers<undefined>();
    const leave = Promise.withResolvers<undefined>();
    const held = partition.transact(() => {
      entered.resolve(undefined);
      return leave.promise;
    });
    await entered.promise;
    const refused = await partition.query(sumCounts).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ExchangeError);
    expect(refused).toMatchObject({ code: 'OVERLOADED', retryable: true });
    leave.resolve(undefined);
    await held;
    await partition.close();
  });

  it('answers DEADLINE_EXCEEDED when a statement takes too long', async () => {
    const partition = await openTestPartition('requester', new FakeClock(), {
      statementTimeoutMs: 50,
    });
    const slow = partition.query({ name: 'test-slow', text: 'select pg_sleep(5)' });
    await expect(slow).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await partition.close();
  });
});
