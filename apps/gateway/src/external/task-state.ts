import type { Clock } from '@exchange/kernel';
import type { AskAs } from '../sandbox/ask-as.ts';
import type { PageTask } from './page-token.ts';

/** Where work is, by the exchange's clock. */
export interface TaskState {
  /** As the API has it; GONE when there is no such assignment any more. */
  readonly status: string;
  readonly deadlineAt: string;
  /** Seconds left to hand in; 0 when it cannot be any more. */
  readonly secondsLeft: number;
}

const query = `query PageState($id: ID!) { assignment(id: $id) { status deadlineAt } }`;

export async function findTaskState(ask: AskAs, task: PageTask, clock: Clock): Promise<TaskState> {
  const { assignment } = await ask<{
    assignment: { readonly status: string; readonly deadlineAt: string } | null;
  }>(task.accountId, query, { id: task.assignmentId });
  const { status, deadlineAt } = assignment ?? {
    status: 'GONE',
    deadlineAt: task.deadlineAt.toISOString(),
  };
  const left = (new Date(deadlineAt).getTime() - clock.now().getTime()) / 1_000;
  return {
    status,
    deadlineAt,
    secondsLeft: status === 'ACCEPTED' ? Math.max(0, Math.floor(left)) : 0,
  };
}
