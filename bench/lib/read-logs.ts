import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const request = /"requestId":"([0-9a-f-]+)"/;

/** What the processes logged about the request that an answer names: its reason is said nowhere else. */
export function findLogged(folder: string, answer: string): string[] {
  const id = request.exec(answer)?.[1];
  if (id === undefined) return [];
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes(id) && line.includes('"err"')),
  );
}
