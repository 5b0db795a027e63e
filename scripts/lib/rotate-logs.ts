import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largestLog = 20_000_000;

/** At each start, a log that grew large becomes the one older copy. */
export function rotateLogs(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.log') && statSync(path).size > largestLog) renameSync(path, `${path}.1`);
  }
}
