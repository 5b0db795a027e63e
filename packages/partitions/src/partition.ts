import { PrismaPg } from '@prisma/adapter-pg';
import type { Clock } from '@exchange/kernel';
import type { Logger } from './logger.ts';
import { silentLogger } from './logger.ts';
import { aroundOperations } from './around-operations.ts';
import { toExchangeError } from './database-errors.ts';
import { createPool } from './pool.ts';
import { runStatement } from './run-statement.ts';
import type { HeldLock, ListenHandler, StopListening } from './session.ts';
import { openSession } from './session.ts';
import type { Queryable, Tx } from './statement.ts';
import type { TransactOptions } from './transact.ts';
import { transact } from './transact.ts';

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
  const client = options.makeClient(
    new PrismaPg(pool, {
      onConnectionError: (error) => {
        log.warn({ partition: id, err: error }, 'a database connection in use was lost');
      },
    }),
  );
  // Their failures mean the same as those of statements.
  const db = aroundOperations(client, (work) =>
    work().catch((error: unknown) => {
      throw toExchangeError(error);
    }),
  );
  const context = { pool, clock, maxWaiting };
  let closing: Promise<void> | null = null;

  return {
    id,
    role,
    db,
    clock,
    log,
    query: (statement, values) => runStatement(context, statement, values),
    transact: (fn, transactOptions) => transact(context, fn, transactOptions),
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
