import pg from 'pg';
import { ExchangeError } from '@exchange/kernel';
import type { Logger } from './logger.ts';
import { valueParsers } from './value-parsers.ts';

export interface PoolOptions {
  id: string;
  url: string;
  poolSize: number;
  /** Longest wait for a free or a new connection. */
  connectionTimeoutMs: number;
  /** Longest single statement; the server cancels it then. */
  statementTimeoutMs: number;
  /** Requests beyond this many in the queue are turned away at once. */
  maxWaiting: number;
  /** A connection that nobody used for so long is closed. */
  idleMs?: number;
  /** Statements are sent without waiting for those before; see `openLane`. */
  pipelined?: boolean;
  log: Logger;
}

/**
 * A bounded pool. A connection that dies while idle is dropped here and replaced on demand, so the
 * pool survives a restart of the server; without the `error` handler its death would end the process.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(options),
    max: options.poolSize,
    idleTimeoutMillis: options.idleMs ?? 30_000,
    connectionTimeoutMillis: options.connectionTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs,
    pipeline: options.pipelined ?? false,
  });
  pool.on('error', (error) => {
    options.log.warn({ partition: options.id, err: error }, 'an idle database connection was lost');
  });
  return pool;
}

export function connectionOptions(options: Pick<PoolOptions, 'id' | 'url'>): pg.ClientConfig {
  return {
    connectionString: options.url,
    application_name: `exchange ${options.id}`,
    types: valueParsers,
    keepAlive: true,
  };
}

export interface TakenConnection {
  client: pg.PoolClient;
  /** Hands it back, or ends it when it is broken. */
  release(broken: boolean): void;
}

/** A connection, or OVERLOADED at once when the queue for one is full already. */
export async function takeConnection(pool: pg.Pool, maxWaiting: number): Promise<TakenConnection> {
  if (pool.waitingCount >= maxWaiting) {
    throw new ExchangeError('OVERLOADED', 'The database is at its limit. Try again shortly.');
  }
  const client = await pool.connect();
  // A connection in use that dies fails its query, which tells us, and emits `error` besides, which
  // would end the process if nobody listened.
  client.on('error', ignore);
  return {
    client,
    release(broken) {
      client.off('error', ignore);
      client.release(broken);
    },
  };
}

function ignore(): void {
  // The failed query says it.
}
