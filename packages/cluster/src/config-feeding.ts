import { z } from 'zod';
import type { Feeding } from './repositories.ts';
import { partitionOfRepository, repositoryIdOf } from './repositories.ts';

export const feedingFields = {
  /** Of a performer partition: groups with a repository each. Without any, all are fed from one. */
  groups: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^[a-z][a-z0-9-]{0,40}$/,
            'must be lower-case letters, digits and dashes, beginning with a letter',
          ),
        /** Who asks for such work, or did it lately, belongs here. Empty: whoever fits no other group. */
        categories: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
      }),
    )
    .max(20)
    .default([]),
  /** Of a performer partition: it is fed from this one (`p1`, `p1/pictures`) of the same node. */
  repository: z.string().min(1).optional(),
} as const;

interface FeedingFile {
  readonly nodes: readonly { readonly id: string; readonly partitions: readonly string[] }[];
  readonly partitions: readonly (Feeding & { readonly id: string; readonly role: string })[];
}

/** What is wrong with groups and shared repositories; null when nothing is. */
export function findBadFeeding(file: FeedingFile): string | null {
  const kept = new Set(file.partitions.flatMap(listKept));
  const nodeOf = new Map(
    file.nodes.flatMap((node) => node.partitions.map((partition) => [partition, node.id] as const)),
  );
  for (const partition of file.partitions) {
    const { id, role, groups, repository } = partition;
    const names = groups.map((group) => group.id);
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    if (repeated !== undefined) return `two groups of the partition ${id} are called ${repeated}`;
    if (role !== 'performer' && (names.length > 0 || repository !== undefined)) {
      return `the requester partition ${id} has groups or a repository, which only performers have`;
    }
    if (repository === undefined) continue;
    if (names.length > 0) {
      return `the partition ${id} has groups and is fed from the repository ${repository}: it can have one of both`;
    }
    if (!kept.has(repository)) {
      const list = [...kept].join(', ');
      return `the partition ${id} is fed from the repository ${repository}, which nobody keeps (there are: ${list})`;
    }
    if (nodeOf.get(partitionOfRepository(repository)) !== nodeOf.get(id)) {
      return `the partition ${id} is fed from the repository ${repository} of another node: both must be served by one`;
    }
  }
  return null;
}

/** Repositories whose stock lies on the partition. */
function listKept(partition: FeedingFile['partitions'][number]): string[] {
  const { id, role, groups, repository } = partition;
  if (role !== 'performer' || repository !== undefined) return [];
  if (groups.length === 0) return [id];
  return groups.map((group) => repositoryIdOf(id, group.id));
}
