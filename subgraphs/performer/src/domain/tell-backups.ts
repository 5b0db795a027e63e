import type { Repository } from '../repository.ts';

/**
 * Tasks that somebody gave back, or let run out, are free again here: the feeds of those who will most
 * probably take them are looked at again at once, and nobody else is disturbed (M3).
 */
export function tellBackups(
  { group, directory }: Pick<Repository, 'group' | 'directory'>,
  ended: readonly { readonly typeId: string; readonly ownerKey: string }[],
): void {
  const told = new Set<string>();
  for (const { typeId, ownerKey } of ended) {
    for (const key of group.backups.get(typeId) ?? []) if (key !== ownerKey) told.add(key);
  }
  if (told.size === 0) return;
  directory.notifyUsers([...told].map((ownerKey) => ({ ownerKey, topics: ['feed'] })));
}
