import DataLoader from 'dataloader';
import type { OwnerKey } from '@exchange/kernel';
import { ownerOf } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { Homes } from './homes.ts';
import { isPlausibleId } from './domain/check-input.ts';
import { countHolders } from './store/list-qualifications.ts';
import { listSubmissionsOfTasks } from './store/list-pages.ts';
import { readBalances, readStandings } from './store/read-figures.ts';
import { readTypePaces } from './store/read-type-paces.ts';

/** Everything of one request is read once and together, one query per kind and partition. */
export function createLoaders(homes: Homes) {
  return {
    requester: byOwner(homes, ({ db }, keys) =>
      db.requester.findMany({ where: { ownerKey: { in: keys } } }),
    ),
    standing: byOwner(homes, readStandings),
    balances: groupedByOwner(homes, readBalances),
    taskType: byId(homes, ({ db }, ids) => db.taskType.findMany({ where: { id: { in: ids } } })),
    typePace: byId(homes, (partition, ids) =>
      readTypePaces(partition, ids, partition.clock.pinned()),
    ),
    batch: byId(homes, ({ db }, ids) => db.batch.findMany({ where: { id: { in: ids } } })),
    qualificationType: byId(homes, ({ db }, ids) =>
      db.qualificationType.findMany({ where: { id: { in: ids } } }),
    ),
    holderCount: byId(homes, countHolders),
    task: byId(homes, ({ db }, ids) => db.task.findMany({ where: { id: { in: ids } } })),
    submission: byId(homes, ({ db }, ids) =>
      db.submission.findMany({ where: { id: { in: ids } } }),
    ),
    submissionIdsOfTask: grouped(homes, ownerOf, async (partition, taskIds) =>
      (await listSubmissionsOfTasks(partition, taskIds)).map(
        (row) => [row.taskId, row.id] as const,
      ),
    ),
  };
}
export type Loaders = ReturnType<typeof createLoaders>;

type Fetch<Row> = (partition: RequesterPartition, keys: string[]) => Promise<Row[]>;

function byId<Row extends { id: string }>(homes: Homes, fetch: Fetch<Row>) {
  return single(homes, ownerOf, (partition, ids) =>
    fetch(partition, ids).then((rows) => rows.map((row) => [row.id, row] as const)),
  );
}

function byOwner<Row extends { ownerKey: string }>(homes: Homes, fetch: Fetch<Row>) {
  return single(homes, (key) => key, keyedByOwner(fetch));
}

function groupedByOwner<Row extends { ownerKey: string }>(homes: Homes, fetch: Fetch<Row>) {
  return grouped(homes, (key) => key, keyedByOwner(fetch));
}

function keyedByOwner<Row extends { ownerKey: string }>(fetch: Fetch<Row>) {
  return async (partition: RequesterPartition, keys: string[]) =>
    (await fetch(partition, keys)).map((row) => [row.ownerKey, row] as const);
}

type FetchKeyed<Row> = (
  partition: RequesterPartition,
  keys: string[],
) => Promise<(readonly [string, Row])[]>;

function single<Row>(
  homes: Homes,
  ownerOfKey: (key: string) => OwnerKey | null,
  fetch: FetchKeyed<Row>,
): DataLoader<string, Row | null> {
  const groups = grouped(homes, ownerOfKey, fetch);
  return new DataLoader(async (keys) => {
    const found = await groups.loadMany(keys);
    // Whatever a caller read after a change must be read again.
    groups.clearAll();
    return found.map((rows) => (rows instanceof Error ? rows : (rows[0] ?? null)));
  });
}

/** One owner that lives elsewhere costs its own keys, not the others. */
function grouped<Row>(
  homes: Homes,
  ownerOfKey: (key: string) => OwnerKey | null,
  fetch: FetchKeyed<Row>,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const answers = new Map<string, Row[] | Error>();
    const byPartition = new Map<RequesterPartition, string[]>();
    await Promise.all(
      [...new Set(keys)].map(async (key) => {
        const owner = isPlausibleId(key) ? ownerOfKey(key) : null;
        answers.set(key, []);
        if (owner === null) return;
        try {
          const partition = await homes.requirePartition(owner);
          byPartition.set(partition, [...(byPartition.get(partition) ?? []), key]);
        } catch (error) {
          answers.set(key, asError(error));
        }
      }),
    );
    await Promise.all(
      [...byPartition].map(async ([partition, own]) => {
        try {
          for (const [key, row] of await fetch(partition, own)) {
            const rows = answers.get(key);
            if (Array.isArray(rows)) rows.push(row);
          }
        } catch (error) {
          for (const key of own) answers.set(key, asError(error));
        }
      }),
    );
    return keys.map((key) => answers.get(key) ?? []);
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
