import type { DatabaseStatus } from '@exchange/partitions';
import { databaseStatus } from '@exchange/partitions';
import type { DatabaseTarget } from './db-targets.ts';
import { describeFailure, describePlace, listDatabaseTargets, printTable } from './db-targets.ts';

const remarks: Record<DatabaseStatus['state'], (status: DatabaseStatus) => string> = {
  current: () => '',
  missing: () => 'run "npm run db:migrate", which creates it',
  behind: ({ pending }) => `lacks ${pending.join(', ')}: run "npm run db:migrate"`,
  newer: ({ unknown }) => `has ${unknown.join(', ')}: start the newer program`,
  edited: ({ edited }) => `${edited.join(', ')} was changed after it was applied`,
  failed: ({ failed }) => `${failed.join(', ')} was begun and not finished`,
};

/** Lists each database with its version; exits with 1 unless all of them fit this program. */
async function showStatus(): Promise<void> {
  const rows = await Promise.all(
    listDatabaseTargets().map(async (target) => [
      target.id,
      target.kind,
      describePlace(target.url),
      ...(await describeVersion(target)),
    ]),
  );
  printTable([['database', 'kind', 'place', 'state', 'version', 'remark'], ...rows]);
}

async function describeVersion({ kind, url }: DatabaseTarget): Promise<string[]> {
  try {
    const status = await databaseStatus(url, kind);
    if (status.state !== 'current') process.exitCode = 1;
    return [status.state, status.applied.at(-1) ?? '-', remarks[status.state](status)];
  } catch (error) {
    process.exitCode = 1;
    return ['unknown', '-', describeFailure(error)];
  }
}

await showStatus();
