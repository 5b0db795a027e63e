import { maintenanceLine, type maintenanceRun } from '@exchange/cluster';
import { z } from 'zod';
import type { DirectoryDeps } from '../deps.ts';
import { askEachPartition } from './ask-each-partition.ts';
import { compareRuns, placeWithin, readCursor, writeCursor } from './run-cursor.ts';

const deadlineMs = 3_000;

export interface RunsPage {
  readonly first: number;
  readonly after: string | null;
  readonly partitionId: string | null;
  readonly eventful: boolean;
}

/** Maintenance of one performer partition or of all, newest first. */
export async function listMaintenanceRuns(
  deps: DirectoryDeps,
  { first, after, partitionId, eventful }: RunsPage,
) {
  const place = after === null ? null : readCursor(after);
  const question = { role: 'performer', partitionId } as const;
  const { answers, missing } = await askEachPartition(deps, question, async (id) => {
    const before = place === null ? null : placeWithin(place, id);
    const input = { partitionId: id, first: first + 1, before, eventful };
    return deps.nodes.call('listMaintenanceRuns', input, { deadlineMs, attempts: 1 });
  });
  const runs = answers
    .flatMap(({ partitionId: id, answer }) => answer.runs.map((run) => showRun(run, id)))
    .sort(compareRuns);
  const edges = runs.slice(0, first).map((node) => ({ node, cursor: writeCursor(node) }));
  const endCursor = edges.at(-1)?.cursor ?? null;
  return { edges, missing, pageInfo: { hasNextPage: runs.length > first, endCursor } };
}

/** A run as operators see it. Lines that another version of the program wrote are left out. */
export function showRun(run: z.output<typeof maintenanceRun>, partitionId: string) {
  const { details, ...figures } = run;
  const lines = z.array(z.unknown()).safeParse(details).data ?? [];
  return {
    ...figures,
    partitionId,
    repositoryId: run.repositoryId || partitionId,
    lines: lines.flatMap((line) => {
      const read = maintenanceLine.safeParse(line);
      if (!read.success) return [];
      const { partitionId: fromPartitionId, reason: why, ...rest } = read.data;
      return [{ ...rest, fromPartitionId, why }];
    }),
  };
}
