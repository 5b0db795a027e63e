import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clearStaleLock, findPostgresBinaries, obtainPostgresUser } from './postgres-files.ts';
import { prepareDatabaseFolder } from './postgres-files.ts';
import type { LaunchPlan } from './supervised-process.ts';

export type PostgresLogin = {
  readonly name: string;
  readonly password: string;
  readonly port: number;
};

/** Prepares the folder and says how to launch the server; a leftover server is stopped first. */
export async function planPostgres(folder: string, login: PostgresLogin): Promise<LaunchPlan> {
  const binaries = await findPostgresBinaries();
  const user = obtainPostgresUser();
  prepareDatabaseFolder(folder, binaries, user, login);
  return {
    command: binaries.postgres,
    args: [
      ...['-D', folder, '-p', String(login.port)],
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
    ...(user ?? {}),
    stopSignal: 'SIGINT',
    beforeLaunch: () => stopLeftoverServer(folder),
  };
}

// Modest: the whole exchange runs in about a gigabyte on one machine.
const settings: readonly (readonly [string, string])[] = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['shared_buffers', '128MB'],
  ['max_connections', '200'],
  ['work_mem', '8MB'],
  ['maintenance_work_mem', '64MB'],
  ['max_wal_size', '1GB'],
  ['checkpoint_completion_target', '0.9'],
  ['random_page_cost', '1.1'],
  ['jit', 'off'],
  ['idle_in_transaction_session_timeout', '60s'],
  ['timezone', 'UTC'],
  ['log_timezone', 'UTC'],
];

async function stopLeftoverServer(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const pid = clearStaleLock(folder);
    if (pid === null) return;
    if (attempt % 50 === 0) process.kill(pid, attempt === 0 ? 'SIGINT' : 'SIGQUIT');
    await sleep(100);
  }
}

function clientFor(login: PostgresLogin): pg.Client {
  return new pg.Client({
    host: '127.0.0.1',
    port: login.port,
    user: login.name,
    password: login.password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
}

/** Resolves once the server answers a query; rejects after `timeoutMs`, or when it is hopeless. */
export async function waitForPostgres(
  login: PostgresLogin,
  timeoutMs: number,
  isHopeless: () => boolean,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const client = clientFor(login);
    // A server that goes down tells its clients by an event; here the next query finds out.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (Date.now() > deadline || isHopeless()) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

export async function createMissingDatabases(
  login: PostgresLogin,
  names: readonly string[],
): Promise<void> {
  const client = clientFor(login);
  await client.connect();
  try {
    const found = await client.query<{ datname: string }>('select datname from pg_database');
    const existing = new Set(found.rows.map((row) => row.datname));
    for (const name of names) {
      if (!existing.has(name))
        await client.query(`create database ${client.escapeIdentifier(name)}`);
    }
  } finally {
    await client.end();
  }
}
