import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrationStatus } from '@exchange/prisma/schema-engine';
import { unusedDatabaseUrl } from '@exchange/testkit/database';
import type { TestDatabase } from '@exchange/testkit';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../src/index.ts';
import {
  assertCompatible,
  databaseStatus,
  DatabaseVersionError,
  migrateDatabase,
  migrationFolder,
} from '../src/index.ts';

describe('migrating a database', () => {
  let database: TestDatabase;
  let folder: URL;

  beforeEach(async () => {
    database = unusedDatabaseUrl();
    const path = await mkdtemp(join(tmpdir(), 'exchange-migrations-'));
    folder = pathToFileURL(`${path}/`);
    await cp(migrationFolder('requester'), folder, { recursive: true });
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  async function addMigration(name: string, sql: string): Promise<void> {
    await mkdir(new URL(`${name}/`, folder));
    await writeFile(new URL(`${name}/migration.sql`, folder), sql);
  }

  async function read(text: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text);
    await client.end();
    return rows;
  }

  it.each<DatabaseKind>(['directory', 'requester', 'performer'])(
    'creates a missing %s database, and the second time does nothing',
    async (kind) => {
      expect(await databaseStatus(database.url, kind)).toMatchObject({ state: 'missing' });
      const applied = await migrateDatabase(database.url, kind);
      expect(applied.length).toBeGreaterThan(0);
      expect(await migrateDatabase(database.url, kind)).toEqual([]);
      expect(await databaseStatus(database.url, kind)).toMatchObject({ state: 'current', applied });
      await expect(assertCompatible(database.url, kind)).resolves.toBeUndefined();
    },
  );

  it('leaves records that the ordinary Prisma tools agree with', async () => {
    await migrateDatabase(database.url, 'requester');
    expect(await migrationStatus('requester', database.url)).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });

  it('applies each migration once when several processes migrate at the same time', async () => {
    const applied = await Promise.all(
      [1, 2, 3].map(() => migrateDatabase(database.url, 'requester')),
    );
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('applies functions with semicolons in them, to tables that have rows', async () => {
    await migrateDatabase(database.url, 'requester', folder);
    await read(`insert into inbox (message_id, kind) values ('one', 'test')`);
    await addMigration(
      '29990101000000_functions',
      `create function twice(n int) returns int language plpgsql as $$
         begin n := n * 2; return n; end $$;
       alter table inbox add column doubled int not null default twice(21);`,
    );
    expect(await migrateDatabase(database.url, 'requester', folder)).toHaveLength(1);
    expect(await read('select doubled from inbox')).toEqual([{ doubled: 42 }]);
  });

  it('keeps nothing of a migration that fails and says which one it was', async () => {
    await addMigration('29990101000000_bad', 'create table half (id int); select 1 / 0;');
    const failing = migrateDatabase(database.url, 'requester', folder);
    await expect(failing).rejects.toThrow('29990101000000_bad');
    expect(await read(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
    const { pending } = await databaseStatus(database.url, 'requester', folder);
    expect(pending).toEqual(['29990101000000_bad']);
  });

  it('refuses a database that is newer than the program', async () => {
    await addMigration('29990101000000_newer', 'select 1;');
    await migrateDatabase(database.url, 'requester', folder);
    const refusal = { name: 'DatabaseVersionError', state: 'newer' };
    await expect(assertCompatible(database.url, 'requester')).rejects.toMatchObject(refusal);
    await expect(migrateDatabase(database.url, 'requester')).rejects.toMatchObject(refusal);
    await expect(assertCompatible(database.url, 'requester')).rejects.toThrow(
      /newer than this program.*Start the newer version/,
    );
  });

  it('refuses a database that is behind and says what to run', async () => {
    await migrateDatabase(database.url, 'requester');
    await addMigration('29990101000000_more', 'select 1;');
    const refused = assertCompatible(database.url, 'requester', folder);
    await expect(refused).rejects.toThrow('npm run db:migrate');
  });

  it('refuses a database whose applied migration was edited since', async () => {
    await addMigration('29990101000000_edited', 'select 1;');
    await migrateDatabase(database.url, 'requester', folder);
    await writeFile(new URL('29990101000000_edited/migration.sql', folder), 'select 2;');
    const refused = migrateDatabase(database.url, 'requester', folder);
    await expect(refused).rejects.toBeInstanceOf(DatabaseVersionError);
  });
});
