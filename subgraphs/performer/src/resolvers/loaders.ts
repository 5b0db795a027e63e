import DataLoader from 'dataloader';
import { ownerOf, type OwnerKey } from '@exchange/kernel';
import type { Repository } from '../repository.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { findAssignments } from '../store/find-assignments.ts';
import { findPerformers, readStandings, type Standing } from '../store/performers.ts';

export type PerformerRow = Awaited<ReturnType<typeof findPerformers>>[number];

export interface Loaders {
  readonly performer: DataLoader<OwnerKey, PerformerRow | null>;
  readonly standing: DataLoader<OwnerKey, Standing>;
  readonly assignment: DataLoader<string, AssignmentRow | null>;
}

type FindRepository = (ownerKey: OwnerKey) => Promise<Repository>;

/** One set per request: what a request asks for is read once, in one statement per partition. */
export function createLoaders(findRepository: FindRepository): Loaders {
  return {
    performer: new DataLoader((keys) =>
      loadByPartition(
        keys,
        (key) => findRepository(key),
        async (repository, group) => {
          const rows = await findPerformers(repository.partition, group);
          return new Map(rows.map((row) => [row.ownerKey, row]));
        },
        () => null,
      ),
    ),
    standing: new DataLoader((keys) =>
      loadByPartition(
        keys,
        (key) => findRepository(key),
        async (repository, group) => {
          const rows = await readStandings(repository.partition, group);
          return new Map(rows.map((row) => [row.ownerKey, row]));
        },
        (ownerKey) => ({ ownerKey, submitted: 0, approved: 0, rejected: 0 }),
      ),
    ),
    assignment: new DataLoader((ids) =>
      loadByPartition(
        ids,
        (id) => findRepository(ownerOf(id) ?? ''),
        async (repository, group) => {
          const rows = await findAssignments(repository.partition, group);
          return new Map(rows.map((row) => [row.id, row]));
        },
        () => null,
      ),
    ),
  };
}

/** A key whose partition is not here, or does not answer, costs only itself and its neighbours there. */
async function loadByPartition<Value>(
  keys: readonly string[],
  find: (key: string) => Promise<Repository>,
  load: (repository: Repository, keys: string[]) => Promise<ReadonlyMap<string, Value>>,
  missing: (key: string) => Value,
): Promise<(Value | Error)[]> {
  const results = new Map<string, Value | Error>();
  const groups = new Map<Repository, string[]>();
  for (const key of keys) {
    try {
      const repository = await find(key);
      const group = groups.get(repository);
      if (group === undefined) groups.set(repository, [key]);
      else group.push(key);
    } catch (error) {
      results.set(key, error instanceof Error ? error : new Error(String(error)));
    }
  }
  await Promise.all(
    [...groups].map(async ([repository, group]) => {
      try {
        const found = await load(repository, group);
        for (const key of group) results.set(key, found.get(key) ?? missing(key));
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        for (const key of group) results.set(key, failure);
      }
    }),
  );
  return keys.map((key) => results.get(key) ?? missing(key));
}
