import DataLoader from 'dataloader';
import { ownerOf, type OwnerKey } from '@exchange/kernel';
import type { Home } from '../homes.ts';
import type { AssignmentRow } from '../store/assignment-row.ts';
import { findAssignments } from '../store/find-assignments.ts';
import { findPerformers, readStandings, type Standing } from '../store/performers.ts';

export type PerformerRow = Awaited<ReturnType<typeof findPerformers>>[number];

export interface Loaders {
  readonly performer: DataLoader<OwnerKey, PerformerRow | null>;
  readonly standing: DataLoader<OwnerKey, Standing>;
  readonly assignment: DataLoader<string, AssignmentRow | null>;
}

type FindHome = (ownerKey: OwnerKey) => Promise<Home>;

/** One set per request: what a request asks for is read once, in one statement per partition. */
export function createLoaders(findHome: FindHome): Loaders {
  return {
    performer: new DataLoader((keys) =>
      loadByPartition(
        keys,
        (key) => findHome(key),
        async (home, group) => {
          const rows = await findPerformers(home.partition, group);
          return new Map(rows.map((row) => [row.ownerKey, row]));
        },
        () => null,
      ),
    ),
    standing: new DataLoader((keys) =>
      loadByPartition(
        keys,
        (key) => findHome(key),
        async (home, group) => {
          const rows = await readStandings(home.partition, group);
          return new Map(rows.map((row) => [row.ownerKey, row]));
        },
        (ownerKey) => ({ ownerKey, submitted: 0, approved: 0, rejected: 0 }),
      ),
    ),
    assignment: new DataLoader((ids) =>
      loadByPartition(
        ids,
        (id) => findHome(ownerOf(id) ?? ''),
        async (home, group) => {
          const rows = await findAssignments(home.partition, group);
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
  find: (key: string) => Promise<Home>,
  load: (home: Home, keys: string[]) => Promise<ReadonlyMap<string, Value>>,
  missing: (key: string) => Value,
): Promise<(Value | Error)[]> {
  const results = new Map<string, Value | Error>();
  const groups = new Map<Home, string[]>();
  for (const key of keys) {
    try {
      const home = await find(key);
      const group = groups.get(home);
      if (group === undefined) groups.set(home, [key]);
      else group.push(key);
    } catch (error) {
      results.set(key, error instanceof Error ? error : new Error(String(error)));
    }
  }
  await Promise.all(
    [...groups].map(async ([home, group]) => {
      try {
        const found = await load(home, group);
        for (const key of group) results.set(key, found.get(key) ?? missing(key));
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        for (const key of group) results.set(key, failure);
      }
    }),
  );
  return keys.map((key) => results.get(key) ?? missing(key));
}
