import type { Log } from '../node-module.ts';
import type { NodeClient } from '../rpc/types.ts';
import type { ClusterDirectory } from './create-directory.ts';
import { createSingleCache } from './single-cache.ts';
import type { TaskInfo } from './types.ts';

const keepMs = 1_000;
const deadlineMs = 3_000;

/**
 * A directory in a cluster without the global task information repository (N6): it asks every
 * requester partition, at most once a second for all who read here. A partition that does not answer
 * hides its own work only.
 */
export function askForTaskInfo(
  directory: ClusterDirectory,
  nodes: NodeClient,
  log: Log,
): ClusterDirectory {
  async function ask(partitionId: string): Promise<readonly TaskInfo[]> {
    try {
      const options = { deadlineMs, attempts: 1 };
      return (await nodes.call('listTaskInfo', { partitionId }, options)).types;
    } catch (err) {
      log.warn({ err, partition: partitionId }, 'a partition did not say what work it has');
      return [];
    }
  }

  const taskInfo = createSingleCache<readonly TaskInfo[]>({
    async load() {
      const partitionIds = await directory.listRequesterPartitions();
      return (await Promise.all(partitionIds.map(ask))).flat();
    },
    mayRemember: () => true,
    longestMs: keepMs,
  });

  return {
    ...directory,
    listTaskInfo: () => taskInfo.get(),
    publishTaskInfo: () => Promise.resolve(),
    forgetAll() {
      directory.forgetAll();
      taskInfo.forget();
    },
  };
}
