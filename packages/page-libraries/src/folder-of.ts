import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The folder of an installed package. */
export function folderOf(name: string): string {
  const description = findPackageJSON(name, import.meta.url);
  if (description === undefined) throw new Error(`${name} is not installed.`);
  return dirname(description);
}
