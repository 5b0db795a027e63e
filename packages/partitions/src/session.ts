import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from './logger.ts';
import { connectionOptions } from './pool.ts';

/** `null` after a reconnection: anything may have been missed, look again. */
export type ListenHandler = (payload: string | null) => void;
export type StopListening = () => Promise<void>;

/** A held advisory lock. `signal` aborts when the connection that held it died. */
export interface HeldLock {
  signal: AbortSignal;
  release(): Promise<void>;
}

export interface Session {
  listen(channel: string, handler: ListenHandler): Promise<StopListening>;
  tryLock(name: string): Promise<HeldLock | null>;
  close(): Promise<void>;
}

interface SessionOptions {
  id: string;
  url: string;
  connectionTimeoutMs: number;
  log: Logger;
}

const firstRetryMs = 50;
const longestRetryMs = 2_000;
const heartbeatMs = 30_000;

/**
 * The one connection of a partition that is not pooled, because what it holds belongs to a session:
 * LISTEN registrations and the advisory locks of jobs. It opens on first use. When it dies, the
 * server has dropped both: locks are reported lost through their signal, and registrations are made
 * again on a new connection, as often as it takes.
 */
export function openSession(options: SessionOptions): Session {
  const handlers = new Map<string, Set<ListenHandler>>();
  const locks = new Map<string, AbortController>();
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let everOpened = false;
  let closed = false;

  const heartbeat = setInterval(() => {
    // Finds a peer that vanished without closing: the query times out and the client is given up.
    if (client !== null) void run(client, 'select 1').catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();

  /** One statement at a time on the connection; a failure that is not the server's answer ends it. */
  function run<Row>(on: pg.Client, text: string, values: unknown[] = []): Promise<Row[]> {
    const result = queue.then(async () => {
      try {
        return (await on.query(text, values)).rows as Row[];
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) giveUp(on, error);
        throw error;
      }
    });
    queue = result.catch(() => undefined);
    return result;
  }

  function connected(): Promise<pg.Client> {
    if (closed) return Promise.reject(new Error('The partition is closed.'));
    if (client !== null) return Promise.resolve(client);
    opening ??= open().finally(() => (opening = null));
    return opening;
  }

  async function open(): Promise<pg.Client> {
    const next = new pg.Client({
      ...connectionOptions(options),
      connectionTimeoutMillis: options.connectionTimeoutMs,
      query_timeout: options.connectionTimeoutMs,
    });
    next.on('error', (error) => giveUp(next, error));
    next.on('end', () => giveUp(next, null));
    next.on('notification', ({ channel, payload }) => notify(channel, payload ?? ''));
    await next.connect();
    for (const channel of handlers.keys()) await run(next, listenText(channel));
    if (closed) {
      await next.end();
      throw new Error('The partition is closed.');
    }
    client = next;
    if (everOpened) for (const channel of handlers.keys()) notify(channel, null);
    everOpened = true;
    return next;
  }

  function giveUp(which: pg.Client, error: unknown): void {
    if (client !== which) return;
    client = null;
    which.end().catch(() => undefined);
    for (const lock of locks.values()) lock.abort();
    locks.clear();
    if (closed) return;
    options.log.warn({ partition: options.id, err: error }, 'the session connection was lost');
    if (handlers.size > 0) void reconnect();
  }

  async function reconnect(): Promise<void> {
    for (let wait = firstRetryMs; !closed; wait = Math.min(wait * 2, longestRetryMs)) {
      try {
        await connected();
        return;
      } catch (error) {
        options.log.debug({ partition: options.id, err: error }, 'still no session connection');
        await delay(wait * (0.5 + Math.random()), undefined, { ref: false });
      }
    }
  }

  function notify(channel: string, payload: string | null): void {
    for (const handler of handlers.get(channel) ?? []) {
      try {
        handler(payload);
      } catch (error) {
        options.log.error({ partition: options.id, channel, err: error }, 'a listener failed');
      }
    }
  }

  return {
    async listen(channel, handler) {
      const known = handlers.get(channel);
      const group = known ?? new Set();
      handlers.set(channel, group.add(handler));
      if (client !== null && known === undefined) await run(client, listenText(channel));
      else await reconnect();
      return async () => {
        group.delete(handler);
        if (group.size > 0 || handlers.get(channel) !== group) return;
        handlers.delete(channel);
        if (client !== null) await run(client, `un${listenText(channel)}`).catch(() => undefined);
      };
    },

    async tryLock(name) {
      const on = await connected();
      // The server would grant the same session its own lock again.
      if (locks.has(name)) return null;
      const lock = new AbortController();
      locks.set(name, lock);
      const [row] = await run<{ got: boolean }>(
        on,
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        [name],
      ).catch((error: unknown) => {
        locks.delete(name);
        throw error;
      });
      if (row?.got !== true) {
        locks.delete(name);
        return null;
      }
      return {
        signal: lock.signal,
        async release() {
          if (locks.get(name) !== lock) return;
          try {
            await run(on, 'select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
          } catch (error) {
            giveUp(on, error); // Ending the connection is the other way to release it.
          } finally {
            if (locks.get(name) === lock) locks.delete(name);
          }
        },
      };
    },

    async close() {
      closed = true;
      clearInterval(heartbeat);
      await opening?.catch(() => undefined);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}

function listenText(channel: string): string {
  return `listen ${pg.escapeIdentifier(channel)}`;
}
