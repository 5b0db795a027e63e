/** What was decided about some submissions. */
export type Decision =
  | { readonly kind: 'approve'; readonly overrideRejection: boolean }
  | { readonly kind: 'reject'; readonly reason: string };

/** Submissions decided by one key press or one click, undone together. */
export interface PendingDecision {
  readonly id: string;
  readonly batchId: string;
  readonly submissionIds: readonly string[];
  readonly decision: Decision;
  readonly state: 'waiting' | 'sending' | 'taken' | 'failed';
  /** Why it could not be sent. */
  readonly problem?: string;
}

/** `shown` is fulfilled when what the page shows is as it has become. */
export type DecisionOutcome =
  | { readonly ok: true; readonly shown?: Promise<unknown> }
  | { readonly ok: false; readonly message: string };

/** Sends a decision; `leaving` means that the page is closing. */
export type SendDecision = (
  entry: Pick<PendingDecision, 'batchId' | 'submissionIds' | 'decision'>,
  leaving: boolean,
) => Promise<DecisionOutcome>;

/** Holds an act back for a moment; `delayedActions` is the one of the page. */
export interface Delay {
  start(action: {
    readonly id: string;
    readonly label: string;
    readonly delayMs: number;
    readonly run: (leaving: boolean) => void;
    readonly undo: () => void;
  }): void;
}

export interface DecisionQueue {
  /** The decisions that the page does not show yet, oldest first; the same array until it changes. */
  snapshot(): readonly PendingDecision[];
  subscribe(listener: () => void): () => void;
  decide(batchId: string, submissionIds: readonly string[], decision: Decision): void;
  retry(id: string): void;
  drop(id: string): void;
}

export const graceMs = 10_000;
/** The API takes at most so many in one call. */
export const decisionsPerCall = 500;

/**
 * Decisions on their way to the server. Each waits for the grace time, so that a slip of the finger
 * costs nothing; leaving the page sends it, so that nothing is lost either.
 *
 *   waiting ──grace over, or leaving──▶ sending ──taken──▶ taken ──shown──▶ gone
 *      └──undo──▶ gone                     └──refused──▶ failed ──retry──▶ sending
 */
export function createDecisionQueue(send: SendDecision, delay: Delay): DecisionQueue {
  let pending: readonly PendingDecision[] = [];
  let count = 0;
  const listeners = new Set<() => void>();

  function replace(next: readonly PendingDecision[]): void {
    pending = next;
    for (const listener of listeners) listener();
  }

  function patch(id: string, change: Partial<PendingDecision>): void {
    replace(pending.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
  }

  function drop(id: string): void {
    replace(pending.filter((entry) => entry.id !== id));
  }

  /** Who decides anew about what was refused need not be asked about that any more. */
  function withdrawFailed(ids: ReadonlySet<string>): void {
    if (pending.every(isUnderWay)) return;
    const left = pending.map((entry) =>
      isUnderWay(entry)
        ? entry
        : { ...entry, submissionIds: entry.submissionIds.filter((id) => !ids.has(id)) },
    );
    replace(left.filter(({ submissionIds }) => submissionIds.length > 0));
  }

  function dispatch(id: string, leaving: boolean): void {
    const entry = pending.find((candidate) => candidate.id === id);
    if (entry === undefined || entry.state === 'sending') return;
    patch(id, { state: 'sending' });
    send(entry, leaving).then(
      (outcome) => {
        if (!outcome.ok) patch(id, { state: 'failed', problem: outcome.message });
        else if (outcome.shown === undefined) drop(id);
        else {
          patch(id, { state: 'taken' });
          void outcome.shown.finally(() => drop(id));
        }
      },
      (error: unknown) => {
        const problem = error instanceof Error ? error.message : 'It could not be sent.';
        patch(id, { state: 'failed', problem });
      },
    );
  }

  function add(batchId: string, submissionIds: readonly string[], decision: Decision): void {
    count += 1;
    const id = `decision-${count}`;
    replace([...pending, { id, batchId, submissionIds, decision, state: 'waiting' }]);
    delay.start({
      id,
      label: labelOf(submissionIds.length, decision),
      delayMs: graceMs,
      run: (leaving) => {
        dispatch(id, leaving);
      },
      undo: () => {
        drop(id);
      },
    });
  }

  return {
    snapshot: () => pending,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    decide(batchId, submissionIds, decision) {
      const held = new Set(pending.filter(isUnderWay).flatMap((entry) => entry.submissionIds));
      const fresh = submissionIds.filter((id) => !held.has(id));
      withdrawFailed(new Set(fresh));
      for (let at = 0; at < fresh.length; at += decisionsPerCall) {
        add(batchId, fresh.slice(at, at + decisionsPerCall), decision);
      }
    },
    retry(id) {
      dispatch(id, false);
    },
    drop,
  };
}

/** It holds until it is undone or refused. What was refused has changed nothing. */
export function isUnderWay({ state }: PendingDecision): boolean {
  return state !== 'failed';
}

function labelOf(count: number, decision: Decision): string {
  const what = count === 1 ? '1 answer' : `${count} answers`;
  return decision.kind === 'approve' ? `Approved ${what}` : `Rejected ${what}`;
}
