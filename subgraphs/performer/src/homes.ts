import type { Group } from '@exchange/cluster';
import { groupOfRepository, partitionOfRepository } from '@exchange/cluster';
import type { PerformerPartition } from '@exchange/partitions';
import { regroup, settleGroups } from './domain/groups/settle-groups.ts';
import type { PaymentRail } from './domain/payment-rail.ts';
import { createRepository, type Repository, type RepositoryServices } from './repository.ts';
import { findGroup } from './store/groups.ts';

/** A performer partition with its groups. */
export interface Home {
  readonly partition: PerformerPartition;
  /** For what concerns the partition as a whole. */
  readonly first: Repository;
  /** One for each group. */
  readonly groups: readonly Repository[];
  /** Those of them whose stock lies here. */
  readonly kept: readonly Repository[];
  /** That of a performer. */
  find(ownerKey: string): Promise<Repository>;
  /** Gives a group to those who have none. How many that were. */
  settle(): Promise<number>;
  /** Looks at the wishes of a performer again, which have changed. */
  regroup(ownerKey: string): Promise<void>;
}

/** Every partition as it is fed: those that keep a stock come first. */
export function createHomes(
  partitions: readonly PerformerPartition[],
  services: RepositoryServices,
  rail: PaymentRail,
): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>();
  const hostOf = (id: string) => services.feeding?.get(id)?.repository;
  const inTurn = [...partitions].sort(
    (one, other) => Number(hostOf(one.id) !== undefined) - Number(hostOf(other.id) !== undefined),
  );
  for (const partition of inTurn) {
    const groups = services.feeding?.get(partition.id)?.groups ?? [];
    const hostId = hostOf(partition.id);
    const host = hostId === undefined ? undefined : requireHost(homes, hostId);
    let people: Repository | undefined;
    for (const groupId of groups.length === 0 ? [''] : groups.map(({ id }) => id)) {
      const place = { groupId, host, ...(people === undefined ? {} : { people }) };
      people = createRepository(partition, services, rail, place);
    }
    if (people !== undefined) homes.set(partition.id, createHome(partition, people.groups, groups));
  }
  return homes;
}

function requireHost(homes: ReadonlyMap<string, Home>, repositoryId: string): Repository {
  const groupId = groupOfRepository(repositoryId);
  const home = homes.get(partitionOfRepository(repositoryId));
  const host = home?.kept.find((repository) => repository.groupId === groupId);
  if (host !== undefined) return host;
  throw new Error(`The repository ${repositoryId} is not kept on this node.`);
}

/** What was written of a performer elsewhere, or by another process, is seen within this time. */
const keepMs = 60_000;
const mostKnown = 20_000;

function createHome(
  partition: PerformerPartition,
  repositories: readonly Repository[],
  groups: readonly Group[],
): Home {
  const first = firstOf(repositories);
  const byId = new Map(repositories.map((repository) => [repository.groupId, repository]));
  const known = new Map<string, { readonly repository: Repository; readonly until: number }>();
  return {
    partition,
    first,
    groups: repositories,
    kept: repositories.filter((repository) => repository.host === repository),
    async find(ownerKey) {
      if (repositories.length === 1) return first;
      const now = partition.clock.now().getTime();
      const before = known.get(ownerKey);
      if (before !== undefined && before.until > now) return before.repository;
      const repository = await findOf(ownerKey);
      known.delete(ownerKey);
      known.set(ownerKey, { repository, until: now + keepMs });
      const [oldest] = known.keys();
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
      return repository;
    },
    settle: () => (groups.length === 0 ? Promise.resolve(0) : settleGroups(partition, groups)),
    async regroup(ownerKey) {
      if (groups.length === 0) return;
      await regroup(partition, groups, [ownerKey]);
      known.delete(ownerKey);
    },
  };

  async function findOf(ownerKey: string): Promise<Repository> {
    const groupId = await findGroup(partition, ownerKey);
    if (groupId === null) return first;
    const repository = byId.get(groupId);
    if (repository !== undefined) return repository;
    await regroup(partition, groups, [ownerKey]);
    return byId.get((await findGroup(partition, ownerKey)) ?? '') ?? first;
  }
}

function firstOf(repositories: readonly Repository[]): Repository {
  const [first] = repositories;
  if (first === undefined) throw new Error('A partition has at least one group.');
  return first;
}
