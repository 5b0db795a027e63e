import type { ProcedureOutput } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { listOpenTypes } from '../store/list-open-types.ts';
import { summariseTypes } from '../store/summarise-types.ts';

const mostTypes = 20_000;

/**
 * What the global task information repository would say of this partition, for clusters that do
 * without it. All who ask at once are answered by one reading.
 */
export function createTaskInfoReader(
  partition: RequesterPartition,
): () => Promise<ProcedureOutput<'listTaskInfo'>> {
  let reading: Promise<ProcedureOutput<'listTaskInfo'>> | null = null;

  async function read(): Promise<ProcedureOutput<'listTaskInfo'>> {
    const at = partition.clock.pinned();
    const typeIds = await listOpenTypes(partition, mostTypes, at);
    const publishedAt = partition.clock.now();
    const summaries = await summariseTypes(partition, typeIds, at);
    const rows = summaries.filter((summary) => summary.availableSlots > 0);
    return {
      types: rows.map(({ keywords, criteria, ...row }) => ({
        ...{ ...row, partitionId: partition.id, publishedAt },
        keywords: [...keywords],
        criteria: { ...criteria },
      })),
    };
  }

  return () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
}
