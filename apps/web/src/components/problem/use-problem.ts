import { useState } from 'react';

/**
 * Keeps the reason why a change was not made. A mutation that answers with such a reason, or with
 * null, takes `answers` as its callbacks; `onDone` runs when the change is made.
 */
export function useProblem(onDone: () => void) {
  const [problem, setProblem] = useState<string | null>(null);
  const answers = {
    onSuccess(found: string | null): void {
      setProblem(found);
      if (found === null) onDone();
    },
    onError(error: Error): void {
      setProblem(error.message);
    },
  };
  return { problem, answers };
}
