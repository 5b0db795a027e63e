import type { DirectoryDeps } from '../deps.ts';

/** Categories in which there is work now, in alphabetical order. */
export async function listCategories({ directory }: Pick<DirectoryDeps, 'directory'>) {
  const all = await directory.listTaskInfo();
  return [...new Set(all.map(({ category }) => category))].sort();
}
