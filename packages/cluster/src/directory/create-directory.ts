import { ExchangeError, type Clock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase, StopListening } from '@exchange/partitions';
import type { Log } from '../node-module.ts';
import { partitionOfRepository } from '../repositories.ts';
import { directoryChannels } from './channels.ts';
import { keepGroupProfiles, readGroupProfiles, writeGroupProfile } from './group-profiles.ts';
import { createLoadingCache } from './loading-cache.ts';
import { readPlacements } from './read-placements.ts';
import { readServingNodes, type ServingNode } from './read-serving-nodes.ts';
import { createSingleCache } from './single-cache.ts';
import { readTaskInfo, writeTaskInfo } from './task-info.ts';
import type { Directory } from './types.ts';
import { createUserChangeSender } from './user-change-sender.ts';

const mostHomes = 100_000;
const taskInfoMs = 1_000;
const profilesMs = 5_000;
const nodesMs = 60_000;
/** Calls that a node made before another took over its partition are answered within this. */
const formerNodeMs = 15 * 60_000;
const lookAgainMs = 1_000;

/** The directory together with what only the process that made it needs. */
export interface ClusterDirectory extends Directory {
  /** The node that serves a partition. Cached. Throws UNAVAILABLE when none does. */
  requireNode(partitionId: string): Promise<ServingNode>;
  /** The node of this id. Cached. Throws UNAVAILABLE when it serves nothing. */
  requireNodeById(nodeId: string): Promise<ServingNode>;
  /** Resolves when changes are heard; until then every read goes to the database. */
  listening(): Promise<void>;
  /** Forgets everything that is cached. */
  forgetAll(): void;
  /** Sends the waiting notices to users now. */
  flush(): Promise<void>;
  /** Stops listening; the database is its opener's to close. */
  close(): Promise<void>;
}

export interface CreateDirectoryOptions {
  readonly database: DirectoryDatabase;
  readonly clock: Clock;
  readonly log: Log;
}

export function createDirectory({
  database,
  clock,
  log,
}: CreateDirectoryOptions): ClusterDirectory {
  let heard = false;
  const mayRemember = () => heard;
  const homes = createLoadingCache({
    maximum: mostHomes,
    load: (ownerKeys) => readPlacements(database, ownerKeys),
    mayRemember,
  });
  const nodes = createSingleCache({
    load: () => readServingNodes(database),
    mayRemember,
    longestMs: nodesMs,
  });
  const taskInfo = createSingleCache({
    load: () => readTaskInfo(database),
    mayRemember,
    longestMs: taskInfoMs,
  });
  const profiles = createSingleCache({
    load: () => readGroupProfiles(database),
    mayRemember,
    longestMs: profilesMs,
  });
  const users = createUserChangeSender(database, log);

  function forgetAll(): void {
    homes.clear();
    nodes.forget();
    taskInfo.forget();
    profiles.forget();
  }

  /** A notice of null says that the connection was away: anything may have changed meanwhile. */
  async function startListening(): Promise<StopListening[]> {
    const stops = await Promise.all([
      database.listen(directoryChannels.placements, (ownerKey) => {
        if (ownerKey === null) homes.clear();
        else homes.forget(ownerKey);
      }),
      database.listen(directoryChannels.nodes, () => {
        nodes.forget();
      }),
      database.listen(directoryChannels.taskInfo, () => {
        taskInfo.forget();
      }),
    ]);
    heard = true;
    return stops;
  }
  const started = startListening();
  started.catch((err: unknown) => {
    log.error({ err }, 'changes of the directory are not heard');
  });

  async function requireNode(partitionId: string): Promise<ServingNode> {
    const node = (await nodes.get()).get(partitionId);
    if (node === undefined || node.state === 'stopped') throw notServed();
    return node;
  }

  let lookAgainAtMs = 0;
  async function isServedBy(partitionId: string, nodeId: string): Promise<boolean> {
    const serves = async () => {
      const node = (await nodes.get()).get(partitionId);
      if (node === undefined) return false;
      if (node.nodeId === nodeId) return true;
      const sinceMs = clock.now().getTime() - (node.claimedAt?.getTime() ?? 0);
      return node.formerNodeId === nodeId && sinceMs < formerNodeMs;
    };
    if (await serves()) return true;
    if (performance.now() < lookAgainAtMs) return false;
    lookAgainAtMs = performance.now() + lookAgainMs;
    nodes.forget();
    return serves();
  }

  return {
    findHome: (ownerKey) => homes.find(ownerKey),
    refreshHome: (ownerKey) => homes.refresh(ownerKey),
    requireNode,
    requireNodeUrl: async (partitionId) => (await requireNode(partitionId)).url,
    async requireNodeById(nodeId) {
      const all = [...(await nodes.get()).values()];
      const node = all.find((each) => each.nodeId === nodeId);
      if (node === undefined) throw notServed();
      return node;
    },
    isServedBy,
    forgetNode: () => {
      nodes.forget();
    },
    listTaskInfo: () => taskInfo.get(),
    async publishTaskInfo(partitionId, typeIds, rows) {
      if (typeIds.length === 0 && rows.length === 0) return;
      await writeTaskInfo(database, partitionId, typeIds, rows);
      taskInfo.forget();
    },
    publishGroupProfile: (partitionId, profile) =>
      writeGroupProfile(database, partitionId, profile),
    keepGroupProfiles: (partitionId, repositoryIds) =>
      keepGroupProfiles(database, partitionId, repositoryIds),
    async listGroupProfiles() {
      const [published, serving] = await Promise.all([profiles.get(), nodes.get()]);
      return published.filter(
        ({ partitionId }) => serving.get(partitionOfRepository(partitionId))?.state === 'live',
      );
    },
    async listRequesterPartitions() {
      const serving = [...(await nodes.get()).values()];
      return serving
        .filter((node) => node.role === 'requester' && node.state !== 'stopped')
        .map((node) => node.partitionId);
    },
    notifyUsers: (changes) => {
      users.add(changes);
    },
    async listening() {
      await started;
    },
    forgetAll,
    flush: () => users.flush(),
    async close() {
      await users.flush();
      // Not heard: the database is away, and waiting for it here would keep the process alive.
      if (!heard) return;
      heard = false;
      for (const stop of await started) await stop();
    },
  };
}

function notServed(): ExchangeError {
  return new ExchangeError(
    'UNAVAILABLE',
    'The part of the exchange that holds this is away at the moment. Try again shortly.',
  );
}
