import type { DatabaseKind } from '../partition.ts';
import { databaseStatus } from './database-status.ts';
import type { DatabaseState, DatabaseStatus } from './decide-database-status.ts';
import { migrationFolder } from './migration-folder.ts';

/** A database that this program must not work on; the message says what to do. */
export class DatabaseVersionError extends Error {
  readonly state: DatabaseState;

  constructor(state: DatabaseState, message: string) {
    super(message);
    this.name = 'DatabaseVersionError';
    this.state = state;
  }
}

/** Every process calls this for each of its databases before it serves; throws DatabaseVersionError. */
export async function assertCompatible(
  url: string,
  kind: DatabaseKind,
  folder: URL = migrationFolder(kind),
): Promise<void> {
  const status = await databaseStatus(url, kind, folder);
  assertMigratable(kind, status);
  if (status.state === 'missing') {
    throw new DatabaseVersionError(
      status.state,
      `The ${kind} database does not exist. Run "npm run db:migrate", which creates it.`,
    );
  }
  if (status.state === 'behind') {
    throw new DatabaseVersionError(
      status.state,
      `The ${kind} database lacks ${status.pending.length} migration(s), first ` +
        `"${status.pending[0]}". Run "npm run db:migrate".`,
    );
  }
}

/** Throws when applying migrations cannot help. */
export function assertMigratable(kind: DatabaseKind, status: DatabaseStatus): void {
  if (status.state === 'newer') {
    throw new DatabaseVersionError(
      status.state,
      `The ${kind} database is newer than this program: it has the migration ` +
        `"${status.unknown.at(-1)}". Start the newer version of the program, or restore a backup ` +
        `from before that migration.`,
    );
  }
  if (status.state === 'edited') {
    throw new DatabaseVersionError(
      status.state,
      `The ${kind} migration "${status.edited[0]}" differs from the one that was applied. Restore ` +
        `its file and write a new migration for the change, or start over with "npm run reset".`,
    );
  }
  if (status.state === 'failed') {
    throw new DatabaseVersionError(
      status.state,
      `The ${kind} migration "${status.failed[0]}" was begun and not finished. Repair the database ` +
        `and tell its records so with "prisma migrate resolve".`,
    );
  }
}
