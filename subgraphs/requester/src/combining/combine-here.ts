import { createCombineSession } from './combine-session.ts';
import type { CombineThread, ReadyField, ThreadCall, ThreadReply } from './combine-thread.ts';
import type { CombinedRow, CombinePlan } from './types.ts';

/** Up to so many answers are combined in milliseconds, where a thread would take longer to begin. */
export const mostAnswersHere = 500;

/** The same as `openCombineThread`, in the thread of the caller. */
export function openCombineHere(plan: CombinePlan): CombineThread {
  const session = createCombineSession(plan);
  // As a promise, so that what it throws comes to the caller as from a thread.
  const call = async (message: ThreadCall): Promise<ThreadReply> => {
    await Promise.resolve();
    return session(message);
  };
  return {
    async add(tasks) {
      await call({ do: 'add', tasks });
    },
    next: (methods) => call({ do: 'next', methods }) as Promise<ReadyField | null>,
    rows: (from, count) => call({ do: 'rows', from, count }) as Promise<readonly CombinedRow[]>,
    close: () => Promise.resolve(),
  };
}
