import { tellBackups } from '../domain/tell-backups.ts';
import type { Repository } from '../repository.ts';
import { expireDueAssignments } from '../store/end-assignments.ts';

/** Ends what ran out of time; the slots go back. */
export async function expireAssignments(repository: Repository): Promise<number> {
  const { partition, directory } = repository;
  const ended = await expireDueAssignments(partition, 200, partition.clock.pinned());
  directory.notifyUsers(
    ended.map((row) => ({ ownerKey: row.ownerKey, topics: ['queue', `assignment:${row.id}`] })),
  );
  for (const group of repository.groups) tellBackups(group, ended);
  return ended.length;
}
