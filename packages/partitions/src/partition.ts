import { PrismaPg } from '@prisma/adapter-pg';
import type { Clock } from '@exchange/kernel';
import { meaningOf, toExchangeError } from './database-errors.ts';
import type { Logger } from './logger.ts';
import { silentLogger } from './logger.ts';
import { createPool, takeConnection } from './pool.ts';
import type { HeldLock, ListenHandler, StopListening } from './session.ts';
import { openSession } from './session.ts';
import type { Queryable, Statement, Tx } from './statement.ts';
import type { TransactOptions } from './transact.ts';
import { backOff, maxAttempts, transact } from './transact.ts';

/** The kinds of database in a cluster; each has its own schema and migrations. */
export type DatabaseKind = 'directory' | 'requester' | 'performer';

/** One open database. Statements and Prisma share one bounded pool of connections. */
export interface Partition<Client = unknown> extends Queryable {
  readonly id: string;
  readonly role: DatabaseKind;
  readonly db: Client;
  readonly clock: Clock;
  readonly log: Logger;
  transact<T>(fn: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T>;
  /**
   * Where writes of a user who is being moved wait, the same database without waiting: they throw
   * `OwnerAwayError` at once. For statements of several users, of whom one must not hold up the rest.
   */
  readonly hasty?: Partition<Client>;
  /**
   * Calls `handler` for each notification, and with `null` after a lost connection came back.
   * Resolves once the server has registered it; keeps trying while the server is away.
   */
  listen(channel: string, handler: ListenHandler): Promise<StopListening>;
  /** A session-level advisory lock, or null when somebody holds it. Prefer `withJobLock`. */
  tryLock(name: string): Promise<HeldLock | null>;
  /** How full the pool is, for metrics. */
  load(): { size: number; inUse: number; waiting: number };
  close(): Promise<void>;
}

export interface OpenOptions {
  id: string;
  url: string;
  clock: Clock;
  poolSize?: number;
  connectionTimeoutMs?: number;
  statementTimeoutMs?: number;
  maxWaiting?: number;
  log?: Logger;
}

interface OpenPartitionOptions<Client> extends OpenOptions {
  role: DatabaseKind;
  makeClient: (adapter: PrismaPg) => Client;
}

/** Opens lazily: the first statement connects. Migrations are checked by `assertCompatible`. */
export function openPartition<Client extends { $disconnect(): Promise<void> }>(
  options: OpenPartitionOptions<Client>,
): Partition<Client> {
  const { id, role, clock, log = silentLogger, maxWaiting = 1_000 } = options;
  const connectionTimeoutMs = options.connectionTimeoutMs ?? 5_000;
  const pool = createPool({
    id,
    url: options.url,
    poolSize: options.poolSize ?? 10,
    connectionTimeoutMs,
    statementTimeoutMs: options.statementTimeoutMs ?? 15_000,
    maxWaiting,
    log,
  });
  const session = openSession({ id, url: options.url, connectionTimeoutMs, log });
  const db = options.makeClient(
    new PrismaPg(pool, {
      onConnectionError: (error) => {
        log.warn({ partition: id, err: error }, 'a database connection in use was lost');
      },
    }),
  );
  let closing: Promise<void> | null = null;

  async function queryOnce<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
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

  /** A statement that lost a deadlock has left nothing behind, so it runs again like a transaction. */
  async function query<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await queryOnce<Row>(statement, values);
      } catch (error) {
        if (meaningOf(error)?.retry !== 'transaction' || attempt === maxAttempts) {
          throw toExchangeError(error);
        }
        await backOff(attempt);
      }
    }
  }

  return {
    id,
    role,
    db,
    clock,
    log,
    query,
    transact: (fn, transactOptions) => transact({ pool, clock, maxWaiting }, fn, transactOptions),
    listen: (channel, handler) => session.listen(channel, handler),
    tryLock: (name) => session.tryLock(name),
    load: () => ({
      size: pool.totalCount,
      inUse: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close() {
      closing ??= (async () => {
        await session.close();
        await db.$disconnect();
        await pool.end();
      })();
      return closing;
    },
  };
}
