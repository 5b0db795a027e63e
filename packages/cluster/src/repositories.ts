/**
 * A repository is named like its partition, or `<partition>/<group>` where a partition keeps several.
 * It holds leases, publishes a group profile and is addressed (`partition:<id>`) under this name.
 */
export function repositoryIdOf(partitionId: string, groupId: string): string {
  return groupId === '' ? partitionId : `${partitionId}/${groupId}`;
}

/** The partition in whose database a repository lies. */
export function partitionOfRepository(repositoryId: string): string {
  return repositoryId.split('/', 1)[0] ?? repositoryId;
}

/** Empty for the only repository of a partition. */
export function groupOfRepository(repositoryId: string): string {
  const slash = repositoryId.indexOf('/');
  return slash === -1 ? '' : repositoryId.slice(slash + 1);
}

/** How the performers of a partition are fed. */
export interface Feeding {
  /** Each has a repository; without any, there is one for all. */
  readonly groups: readonly Group[];
  /** The repository of another partition of the same node, when they are fed from it. */
  readonly repository?: string | undefined;
}

/** Performers of a partition who have a repository of their own (R11). */
export interface Group {
  readonly id: string;
  /** Of the work they do; without any: whoever fits no other group. */
  readonly categories: readonly string[];
}
