import type { Migration } from './migration-folder.ts';
import type { MigrationRecord } from './migration-records.ts';

/**
 * `newer`: it holds migrations that this program does not know. `edited`: an applied migration
 * differs from the file of the same name. `failed`: one was begun by another tool and not finished.
 */
export type DatabaseState = 'missing' | 'current' | 'behind' | 'newer' | 'edited' | 'failed';

export interface DatabaseStatus {
  state: DatabaseState;
  applied: string[];
  pending: string[];
  unknown: string[];
  edited: string[];
  failed: string[];
}

/** Compares what was applied with what this program knows; `null` stands for no database. */
export function decideDatabaseStatus(
  known: readonly Migration[],
  records: readonly MigrationRecord[] | null,
): DatabaseStatus {
  const checksums = new Map(known.map((migration) => [migration.name, migration.checksum]));
  const finished = (records ?? []).filter((record) => record.finished);
  const applied = finished.map((record) => record.name);
  const failed = (records ?? []).filter((record) => !record.finished).map((record) => record.name);
  const unknown = applied.filter((name) => !checksums.has(name));
  const edited = finished
    .filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum)
    .map((record) => record.name);
  const done = new Set(applied);
  const pending = known.map((migration) => migration.name).filter((name) => !done.has(name));
  return { state: decideState(), applied, pending, unknown, edited, failed };

  function decideState(): DatabaseState {
    if (records === null) return 'missing';
    if (failed.length > 0) return 'failed';
    if (unknown.length > 0) return 'newer';
    if (edited.length > 0) return 'edited';
    return pending.length > 0 ? 'behind' : 'current';
  }
}
