import type pg from 'pg';
import { meaningOf, toExchangeError } from './database-errors.ts';
import { takeConnection } from './pool.ts';
import type { Statement } from './statement.ts';
import { backOff, maxAttempts } from './transact.ts';

interface StatementContext {
  pool: pg.Pool;
  maxWaiting: number;
}

/** A statement that lost a deadlock has left nothing behind, so it runs again like a transaction. */
export async function runStatement<Row>(
  context: StatementContext,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce<Row>(context, statement, values);
    } catch (error) {
      if (meaningOf(error)?.retry !== 'transaction' || attempt === maxAttempts) {
        throw toExchangeError(error);
      }
      await backOff(attempt);
    }
  }
}

async function runOnce<Row>(
  { pool, maxWaiting }: StatementContext,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const { client, release } = await takeConnection(pool, maxWaiting);
  let broken = false;
  try {
    const { rows } = await client.query({ ...statement, values: [...values] });
    return rows as Row[];
  } catch (error) {
    broken = meaningOf(error)?.retry === 'connection';
    throw error;
  } finally {
    release(broken);
  }
}
