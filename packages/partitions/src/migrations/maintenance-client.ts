import pg from 'pg';
import { sqlStateOf, toExchangeError } from '../database-errors.ts';

const noSuchDatabase = '3D000';
const alreadyThere = new Set(['42P04', '23505']);

/** Runs `fn` on a connection of its own, without the time limits of a pool; null when the database is missing. */
export async function withMaintenanceClient<T>(
  url: string,
  fn: (client: pg.Client) => Promise<T>,
): Promise<T | null> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'exchange migrations',
    connectionTimeoutMillis: 10_000,
  });
  // Its death fails the query under way, which tells us; unheard it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (sqlStateOf(error) === noSuchDatabase) return null;
    throw toExchangeError(error);
  }
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

export function databaseNameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** Creates the database that `url` names, through the database `postgres` of the same server. */
export async function createDatabase(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  await withMaintenanceClient(server.href, async (client) => {
    try {
      await client.query(`create database ${pg.escapeIdentifier(databaseNameOf(url))}`);
    } catch (error) {
      const raced = alreadyThere.has(sqlStateOf(error) ?? '');
      if (!raced) throw error;
    }
  });
}
