import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@exchange/kernel';
import type pg from 'pg';
import { meaningOf, sqlStateOf, toExchangeError } from './database-errors.ts';
import type { TakenConnection } from './pool.ts';
import { takeConnection } from './pool.ts';
import type { Tx } from './statement.ts';
import { createPipelinedTx, createTx } from './tx.ts';

export interface TransactOptions {
  /** READ COMMITTED when left out: contended moves are single statements that need no more. */
  isolation?: 'repeatable read' | 'serializable';
  /**
   * `fn` gives all its statements before it waits for any, so that on a lane BEGIN, all of them and COMMIT
   * travel together and one answer is waited for. What it makes of the answers comes after the commit: it
   * can refuse them, but not undo what was done.
   */
  atOnce?: boolean;
}

interface TransactContext {
  pool: pg.Pool;
  clock: Clock;
  maxWaiting: number;
  /** Connections of the pool send statements without waiting for those before. */
  pipelined?: boolean;
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
  { pool, clock, maxWaiting, pipelined = false }: TransactContext,
  fn: (tx: Tx) => Promise<T>,
  options: TransactOptions,
): Promise<Outcome<T>> {
  let connection: TakenConnection;
  try {
    connection = await takeConnection(pool, maxWaiting);
  } catch (error) {
    return { done: false, error, repeatable: meaningOf(error)?.retry === 'connection' };
  }
  const { client, release } = connection;
  const begun = client.query(beginText(options));
  begun.catch(() => undefined);
  const tx = pipelined ? createPipelinedTx(client, clock, begun) : createTx(client, clock);
  let committing = false;
  let broken = false;
  try {
    if (!pipelined) await begun;
    const answer = fn(tx);
    // Also heard when what was only sent fails first.
    answer.catch(() => undefined);
    if (options.atOnce !== true) await answer;
    const settled = tx.settled();
    if (!pipelined) await requireNone(settled);
    committing = true;
    // With a pipeline it goes along with what was sent last; the server rolls back when that fails.
    const [value, { command }] = await Promise.all([
      answer,
      client.query('commit'),
      begun,
      requireNone(settled),
    ]);
    if (command !== 'COMMIT') {
      throw new Error('The transaction was rolled back because an error in it was swallowed.');
    }
    return { done: true, value };
  } catch (caught) {
    const unheard = await tx.settled();
    // What was only sent failed first, and what was asked behind it for that reason alone.
    const error = unheard !== undefined && isAborted(caught) ? unheard : caught;
    const retry = meaningOf(error)?.retry ?? 'never';
    broken = retry === 'connection' || !(await rollBack(client));
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

/** The transaction had failed before: 25P02, in_failed_sql_transaction. */
function isAborted(error: unknown): boolean {
  return sqlStateOf(error) === '25P02';
}

function beginText({ isolation }: TransactOptions): string {
  return isolation ? `begin isolation level ${isolation}` : 'begin';
}

async function requireNone(failure: Promise<unknown>): Promise<void> {
  const error = await failure;
  // oxlint-disable-next-line typescript/only-throw-error -- as the driver threw it
  if (error !== undefined) throw error;
}

async function rollBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false; // The connection is discarded, which rolls back too.
  }
}
