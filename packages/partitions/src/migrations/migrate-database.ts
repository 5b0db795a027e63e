import type pg from 'pg';
import type { DatabaseKind } from '../partition.ts';
import { assertMigratable } from './assert-compatible.ts';
import { decideDatabaseStatus } from './decide-database-status.ts';
import { createDatabase, withMaintenanceClient } from './maintenance-client.ts';
import type { Migration } from './migration-folder.ts';
import { migrationFolder, readMigrations } from './migration-folder.ts';
import { createRecordsText, insertRecordText, listMigrationRecords } from './migration-records.ts';

/** The number that Prisma's own tools lock, so that they and we never migrate at once. */
const prismaLock = 72707369;

/**
 * Brings a database to the newest version that this program knows, creating it when it is missing.
 * Returns the names of the migrations applied now. Each one is a single transaction together with
 * its record: after a failure or a crash it is either wholly there or not at all. Applied by pg and
 * not by Prisma's engine, which cuts a script at every semicolon and so breaks function bodies.
 */
export async function migrateDatabase(
  url: string,
  kind: DatabaseKind,
  folder: URL = migrationFolder(kind),
): Promise<string[]> {
  const known = await readMigrations(folder);
  const apply = (client: pg.Client): Promise<string[]> => applyPending(client, kind, known);
  const applied = await withMaintenanceClient(url, apply);
  if (applied !== null) return applied;
  await createDatabase(url);
  return (await withMaintenanceClient(url, apply)) ?? [];
}

async function applyPending(
  client: pg.Client,
  kind: DatabaseKind,
  known: readonly Migration[],
): Promise<string[]> {
  // Held until the connection ends.
  await client.query('select pg_advisory_lock($1)', [prismaLock]);
  const status = decideDatabaseStatus(known, await listMigrationRecords(client));
  assertMigratable(kind, status);
  await client.query(createRecordsText);
  const pending = new Set(status.pending);
  for (const migration of known) {
    if (pending.has(migration.name)) await applyMigration(client, kind, migration);
  }
  return status.pending;
}

async function applyMigration(
  client: pg.Client,
  kind: DatabaseKind,
  migration: Migration,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(insertRecordText, [migration.checksum, migration.name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`Migration ${kind}/${migration.name} failed; nothing of it was kept.`, {
      cause: error,
    });
  }
}
