import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@exchange/kernel';
import type pg from 'pg';
import { meaningOf, toExchangeError } from './database-errors.ts';
import type { TakenConnection } from './pool.ts';
import { takeConnection } from './pool.ts';
import type { Statement, Tx } from './statement.ts';

export interface TransactOptions {
  /** READ COMMITTED when left out: contended moves are single statements that need no more. */
  isolation?: 'repeatable read' | 'serializable';
}

interface TransactContext {
  pool: pg.Pool;
  clock: Clock;
  maxWaiting: number;
}

/** Of a statement or transaction that others got in the way of. */
export const maxAttempts = 6;
const firstBackOffMs = 10;

/**
 * Runs `fn` in one transaction: commits what it returned, rolls back what it threw. It runs again,
 * from the start, after a serialization failure, a deadlock or a connection lost before COMMIT was
 * sent, so it must do nothing but query. A connection lost during COMMIT is not retried: the
 * transaction may have taken effect, and only the caller's idempotency key can tell.
 */
export async function transact<T>(
  context: TransactContext,
  fn: (tx: Tx) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(context, fn, options);
    if (outcome.done) return outcome.value;
    if (!outcome.repeatable || attempt === maxAttempts) throw toExchangeError(outcome.error);
    await backOff(attempt);
  }
}

/** Those who met part, so that they do not meet again. */
export function backOff(attempt: number): Promise<void> {
  return delay(firstBackOffMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
}

type Outcome<T> = { done: true; value: T } | { done: false; error: unknown; repeatable: boolean };

async function attemptOnce<T>(
  context: TransactContext,
  fn: (tx: Tx) => Promise<T>,
  options: TransactOptions,
): Promise<Outcome<T>> {
  let connection: TakenConnection;
  try {
    connection = await takeConnection(context.pool, context.maxWaiting);
  } catch (error) {
    return { done: false, error, repeatable: meaningOf(error)?.retry === 'connection' };
  }
  const { client, release } = connection;
  const tx = createTx(client, context.clock);
  let committing = false;
  let broken = false;
  try {
    await client.query(options.isolation ? `begin isolation level ${options.isolation}` : 'begin');
    const value = await fn(tx);
    await tx.settled();
    committing = true;
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') {
      throw new Error('The transaction was rolled back because an error in it was swallowed.');
    }
    return { done: true, value };
  } catch (error) {
    const retry = meaningOf(error)?.retry ?? 'never';
    broken = retry === 'connection' || !(await rollBack(client, tx));
    // A serialization failure may come from COMMIT itself and then says that nothing was kept.
    return {
      done: false,
      error,
      repeatable: retry === 'transaction' || (retry === 'connection' && !committing),
    };
  } finally {
    release(broken);
  }
}

async function rollBack(client: pg.PoolClient, tx: ClosableTx): Promise<boolean> {
  try {
    await tx.settled();
    await client.query('rollback');
    return true;
  } catch {
    return false; // The connection is discarded, which rolls back too.
  }
}

interface ClosableTx extends Tx {
  /** Refuses further statements and waits for those under way. */
  settled(): Promise<void>;
}

/** Statements given side by side run one after the other: a connection runs one at a time. */
function createTx(client: pg.PoolClient, clock: Clock): ClosableTx {
  let last: Promise<unknown> = Promise.resolve();
  let open = true;
  return {
    clock,
    query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
      if (!open) return Promise.reject(new Error('This transaction has ended.'));
      const run = last.then(async () => {
        const { rows } = await client.query({ ...statement, values: [...values] });
        return rows as Row[];
      });
      last = run.catch(() => undefined);
      return run;
    },
    async settled() {
      open = false;
      await last;
    },
  };
}
