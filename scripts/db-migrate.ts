import { migrateDatabase } from '@exchange/partitions';
import type { DatabaseTarget } from './db-targets.ts';
import { describeFailure, describePlace, listDatabaseTargets, printTable } from './db-targets.ts';

/** Brings every database of the cluster to the newest version; goes on after one that fails. */
async function migrateAll(): Promise<void> {
  const rows = [['database', 'kind', 'place', 'result']];
  for (const target of listDatabaseTargets()) {
    const { id, kind, url } = target;
    rows.push([id, kind, describePlace(url), await migrateOne(target)]);
  }
  printTable(rows);
}

async function migrateOne({ kind, url }: DatabaseTarget): Promise<string> {
  try {
    const applied = await migrateDatabase(url, kind);
    return applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`;
  } catch (error) {
    process.exitCode = 1;
    return `FAILED: ${describeFailure(error)}`;
  }
}

await migrateAll();
