import type { DirectoryDeps } from '../deps.ts';
import { listPartitions } from '../store/list-partitions.ts';

export interface Answers<Answer> {
  readonly answers: readonly { readonly partitionId: string; readonly answer: Answer }[];
  /** Those that did not answer. */
  readonly missing: readonly string[];
}

/** Asks all partitions of a role, or one of them, side by side. */
export async function askEachPartition<Answer>(
  deps: DirectoryDeps,
  question: { readonly role: 'requester' | 'performer'; readonly partitionId: string | null },
  ask: (partitionId: string) => Promise<Answer>,
): Promise<Answers<Answer>> {
  const partitions = (await listPartitions(deps.database)).filter(
    ({ id, role }) =>
      role === question.role && (question.partitionId === null || question.partitionId === id),
  );
  const missing: string[] = [];
  const answers = await Promise.all(
    partitions.map(async ({ id }) => {
      try {
        return [{ partitionId: id, answer: await ask(id) }];
      } catch (err) {
        deps.log.warn({ err, partition: id }, 'a partition did not answer');
        missing.push(id);
        return [];
      }
    }),
  );
  return { answers: answers.flat(), missing: missing.sort() };
}
