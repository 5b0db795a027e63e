import type { DatabaseKind } from '../partition.ts';
import type { DatabaseStatus } from './decide-database-status.ts';
import { decideDatabaseStatus } from './decide-database-status.ts';
import { withMaintenanceClient } from './maintenance-client.ts';
import { migrationFolder, readMigrations } from './migration-folder.ts';
import { listMigrationRecords } from './migration-records.ts';

/** How the database compares with the migrations that this program brings. Changes nothing. */
export async function databaseStatus(
  url: string,
  kind: DatabaseKind,
  folder: URL = migrationFolder(kind),
): Promise<DatabaseStatus> {
  const known = await readMigrations(folder);
  return decideDatabaseStatus(known, await withMaintenanceClient(url, listMigrationRecords));
}
