import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { DatabaseKind } from '../partition.ts';

export interface Migration {
  /** Name of the folder, `<timestamp>_<what>`; names sort in the order of application. */
  name: string;
  sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma records it. */
  checksum: string;
}

/** The folder `prisma/` of this repository, with a trailing slash. */
const prismaFolder = new URL('../../../../prisma/', import.meta.url);

export function migrationFolder(kind: DatabaseKind): URL {
  return new URL(`${kind}/migrations/`, prismaFolder);
}

/** Every migration of this kind of database that this program knows, in order. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = await readFile(new URL(`${name}/migration.sql`, folder));
      return {
        name,
        sql: file.toString('utf8'),
        checksum: createHash('sha256').update(file).digest('hex'),
      };
    }),
  );
}
