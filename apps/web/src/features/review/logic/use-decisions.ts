import { useSyncExternalStore } from 'react';
import { decisions } from '../api/decide-submissions.ts';
import { isUnderWay, type PendingDecision } from './decision-queue.ts';

interface Decidable {
  readonly id: string;
  readonly status: string;
}

type Choice = { readonly kind: 'approve' } | { readonly kind: 'reject'; readonly reason: string };

/** The decisions on their way, and the function that makes one. */
export function useDecisions() {
  const pending = useSyncExternalStore(decisions.subscribe, decisions.snapshot);

  /** Decides about those of the items that can be decided like this. */
  function decide(
    batchId: string,
    items: readonly Decidable[],
    ids: readonly string[],
    choice: Choice,
  ): void {
    const chosen = items.filter((item) => ids.includes(item.id));
    const waiting = chosen.filter((item) => item.status === 'SUBMITTED').map((item) => item.id);
    if (choice.kind === 'reject') {
      decisions.decide(batchId, waiting, choice);
      return;
    }
    decisions.decide(batchId, waiting, { kind: 'approve', overrideRejection: false });
    const rejected = chosen.filter((item) => item.status === 'REJECTED').map((item) => item.id);
    decisions.decide(batchId, rejected, { kind: 'approve', overrideRejection: true });
  }

  /** The decision about a submission that holds for now; one that was refused does not. */
  function stateOf(id: string): PendingDecision | null {
    return pending.find((entry) => isUnderWay(entry) && entry.submissionIds.includes(id)) ?? null;
  }

  return { pending, decide, stateOf };
}
