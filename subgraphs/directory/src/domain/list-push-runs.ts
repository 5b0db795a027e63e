import { z } from 'zod';
import type { DirectoryDeps } from '../deps.ts';
import { askPartitions } from './ask-partitions.ts';

const deadlineMs = 3_000;
const mostLines = 200;

const count = z.number().int().nonnegative();
const line = z.object({
  holder: z.string(),
  kind: z.string(),
  typeId: z.string(),
  offered: count,
  taken: count,
  answer: z.string(),
});

/** Pushes of one requester partition or of all, newest first. */
export async function listPushRuns(deps: DirectoryDeps, first: number, partitionId: string | null) {
  const runs = await askPartitions(deps, { role: 'requester', partitionId }, async (id) => {
    const input = { partitionId: id, first };
    const answer = await deps.nodes.call('listPushRuns', input, { deadlineMs, attempts: 1 });
    return answer.runs.map(({ details, ...run }) => ({
      ...run,
      partitionId: id,
      lines: readLines(details),
    }));
  });
  return runs
    .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
    .slice(0, first);
}

function readLines(details: unknown) {
  const lines = z.array(z.unknown()).safeParse(details).data ?? [];
  return lines.slice(0, mostLines).flatMap((entry) => {
    const read = line.safeParse(entry);
    if (!read.success) return [];
    const { holder: toPartitionId, ...rest } = read.data;
    return [{ ...rest, toPartitionId }];
  });
}
