import { silentLogger } from './logger.ts';
import type { DatabaseKind, OpenOptions, Partition } from './partition.ts';
import { createPool } from './pool.ts';
import { runStatement } from './run-statement.ts';
import { transact } from './transact.ts';

/** What statements and transactions need of a database. */
export type Lane = Pick<Partition, 'id' | 'role' | 'clock' | 'query' | 'transact'>;

export interface OpenLane extends Lane {
  close(): Promise<void>;
}

/** Enough for those who are at it at the same moment. */
const connections = 2;
const idleMs = 10 * 60_000;

/**
 * Connections of their own for transactions that somebody waits for. They queue behind nobody, their
 * statements stay planned, and statements given side by side travel together: so does BEGIN with the first
 * and COMMIT with the last. On a busy machine each answer that is not waited for saves milliseconds.
 * What is given before anything was answered must do no harm without its transaction.
 */
export function openLane({ role, ...options }: OpenOptions & { role: DatabaseKind }): OpenLane {
  const { id, clock, log = silentLogger, maxWaiting = 1_000 } = options;
  const pool = createPool({
    id,
    url: options.url,
    poolSize: options.poolSize ?? connections,
    connectionTimeoutMs: options.connectionTimeoutMs ?? 5_000,
    statementTimeoutMs: options.statementTimeoutMs ?? 15_000,
    maxWaiting,
    idleMs,
    pipelined: true,
    log,
  });
  const context = { pool, clock, maxWaiting, pipelined: true };
  let closing: Promise<void> | null = null;
  return {
    id,
    role,
    clock,
    query: (statement, values) => runStatement(context, statement, values),
    transact: (fn, transactOptions) => transact(context, fn, transactOptions),
    close: () => (closing ??= pool.end()),
  };
}
