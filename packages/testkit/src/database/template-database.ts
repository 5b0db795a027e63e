import { createHash } from 'node:crypto';
import type { DatabaseKind } from '@exchange/partitions';
import { migrateDatabase, migrationFolder, readMigrations } from '@exchange/partitions';
import pg from 'pg';

/** Any number; test processes that need the same template wait for each other on it. */
const templateLock = 5_433_001;

/**
 * The name of a database with the migrations of `kind` applied and nothing in it. It is built by
 * whoever needs it first and named after the migrations, so a changed migration gets a new one.
 */
export async function requireTemplateDatabase(
  serverUrl: string,
  kind: DatabaseKind,
): Promise<string> {
  const hash = createHash('sha256');
  for (const migration of await readMigrations(migrationFolder(kind))) {
    hash.update(`${migration.name} ${migration.checksum}\n`);
  }
  const name = `template_${kind}_${hash.digest('hex').slice(0, 16)}`;
  await withServer(serverUrl, async (server) => {
    if (await exists(server, name)) return;
    await server.query('select pg_advisory_lock($1)', [templateLock]);
    if (await exists(server, name)) return;
    // Under its final name only when complete, so that nobody ever clones half of it.
    const building = `${name}_building`;
    await server.query(`drop database if exists ${building} with (force)`);
    await migrateDatabase(urlOf(serverUrl, building), kind);
    await server.query(`alter database ${building} rename to ${name}`);
  });
  return name;
}

export async function withServer<T>(
  serverUrl: string,
  fn: (server: pg.Client) => Promise<T>,
): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl });
  server.on('error', () => undefined);
  await server.connect();
  try {
    return await fn(server);
  } finally {
    await server.end();
  }
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function exists(server: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount === 1;
}
