import { randomBytes } from 'node:crypto';
import type { Clock } from '@exchange/kernel';
import { FakeClock } from '@exchange/kernel';
import type {
  DatabaseKind,
  Directory,
  OpenOptions,
  PerformerPartition,
  RequesterPartition,
} from '@exchange/partitions';
import {
  openDirectory,
  openPerformerPartition,
  openRequesterPartition,
} from '@exchange/partitions';
import { inject } from 'vitest';
import { requireTemplateDatabase, urlOf, withServer } from './database/template-database.ts';

export interface TestDatabase {
  url: string;
  /** Ends its connections and deletes it. */
  drop(): Promise<void>;
}

/** A database of its own with every migration applied, cloned from a template in 50 to 200 ms. */
export async function testDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const serverUrl = testServerUrl();
  const template = await requireTemplateDatabase(serverUrl, kind);
  const name = `test_${kind}_${randomBytes(8).toString('hex')}`;
  await withServer(serverUrl, (server) =>
    server.query(`create database ${name} template ${template}`),
  );
  return { url: urlOf(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}

/** A URL for a database that does not exist yet. */
export function unusedDatabaseUrl(): TestDatabase {
  const serverUrl = testServerUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  return { url: urlOf(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}

interface PartitionOf {
  directory: Directory;
  requester: RequesterPartition;
  performer: PerformerPartition;
}

/** An open partition on a database of its own. `close` deletes the database too. */
export async function openTestPartition<Kind extends DatabaseKind>(
  kind: Kind,
  clock: Clock = new FakeClock(),
  options: Partial<OpenOptions> = {},
): Promise<PartitionOf[Kind] & { readonly url: string }> {
  const { url, drop } = await testDatabase(kind);
  const partition = open[kind]({ id: options.id ?? `test-${kind}`, url, clock, ...options });
  const closePartition = partition.close;
  const close = async (): Promise<void> => {
    await closePartition();
    await drop();
  };
  return Object.assign(partition, { url, close });
}

const open: { [Kind in DatabaseKind]: (options: OpenOptions) => PartitionOf[Kind] } = {
  directory: openDirectory,
  requester: openRequesterPartition,
  performer: openPerformerPartition,
};

/** The PostgreSQL of this test run, started by `vitest-global-setup.ts`. */
export function testServerUrl(): string {
  return inject('postgresUrl');
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withServer(serverUrl, (server) =>
    server.query(`drop database if exists ${name} with (force)`),
  );
}
