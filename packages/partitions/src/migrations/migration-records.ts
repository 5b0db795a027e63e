import type pg from 'pg';
import { sqlStateOf } from '../database-errors.ts';

/** One row of Prisma's own bookkeeping, so that its command line tool agrees with us. */
export interface MigrationRecord {
  name: string;
  checksum: string;
  finished: boolean;
}

const undefinedTable = '42P01';

export const createRecordsText = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

export const insertRecordText = `
  insert into _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`;

/** What was applied to this database; empty when nothing ever was. */
export async function listMigrationRecords(client: pg.ClientBase): Promise<MigrationRecord[]> {
  try {
    const { rows } = await client.query<MigrationRecord>(`
      select migration_name as "name", checksum, finished_at is not null as "finished"
        from _prisma_migrations
       where rolled_back_at is null
       order by migration_name`);
    return rows;
  } catch (error) {
    if (sqlStateOf(error) === undefinedTable) return [];
    throw error;
  }
}
