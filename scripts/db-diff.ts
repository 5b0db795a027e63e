import { mkdir, writeFile } from 'node:fs/promises';
import { diffMigration } from '@exchange/prisma/schema-engine';
import type { Kind } from '@exchange/prisma/schema-engine';
import { startTemporaryPostgres } from '@exchange/testkit/temporary-postgres';

const kinds: readonly Kind[] = ['directory', 'requester', 'performer'];

/** `2026-11-22T10:15:30` → `20261122101530`, as Prisma names its folders. */
function timestamp(at: Date): string {
  return at.toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

function parseKinds(only: string | undefined): readonly Kind[] {
  if (only === undefined) return kinds;
  const kind = kinds.find((candidate) => candidate === only);
  if (kind === undefined)
    throw new Error(`There is no database "${only}": use ${kinds.join(', ')}.`);
  return [kind];
}

/**
 * `db-diff <name> [kind]` writes, for each schema that its migrations do not reach yet, the migration
 * that does. `db-diff --check` writes nothing and fails when one is missing.
 */
async function writeMigrations(name: string | undefined, only: string | undefined): Promise<void> {
  const check = name === '--check';
  if (!check && !/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
    throw new Error('Say what the migration does, as in: npm run db:diff -- add_task_priority');
  }
  const postgres = await startTemporaryPostgres();
  try {
    for (const kind of parseKinds(only)) {
      const sql = await diffMigration(kind, postgres.url);
      if (sql === '') {
        console.log(`${kind}: migrations and schema agree.`);
      } else if (check) {
        console.error(`${kind}: a migration is missing. Run: npm run db:diff -- <name>\n${sql}`);
        process.exitCode = 1;
      } else {
        const path = `${kind}/migrations/${timestamp(new Date())}_${name}/`;
        const folder = new URL(`../prisma/${path}`, import.meta.url);
        await mkdir(folder, { recursive: true });
        await writeFile(new URL('migration.sql', folder), `${sql}\n`);
        console.log(`${kind}: wrote prisma/${path}migration.sql. Read it before you commit it.`);
      }
    }
  } finally {
    await postgres.stop();
  }
}

await writeMigrations(process.argv[2], process.argv[3]);
