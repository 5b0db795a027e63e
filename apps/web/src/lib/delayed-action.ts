import { serverClock } from '#lib/clock/server-clock.ts';

export interface DelayedAction {
  /** Same id for the same thing, so that doing it twice is doing it once. */
  readonly id: string;
  /** What is shown: `Returned “Label an image”`. */
  readonly label: string;
  /** Sends it. `leaving` means the page is closing: use `keepalive`. */
  readonly run: (leaving: boolean) => void;
  readonly undo?: () => void;
  /** Something to say about it before it is sent; answers may be left out. */
  readonly question?: {
    readonly text: string;
    readonly answers: readonly { readonly label: string; readonly give: () => void }[];
  };
  readonly delayMs: number;
}

interface Pending extends DelayedAction {
  readonly endsAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

const pending = new Map<string, Pending>();
const listeners = new Set<() => void>();
let snapshot: readonly Pending[] = [];

function notify(): void {
  snapshot = [...pending.values()];
  for (const listener of listeners) listener();
}

/** Acts that can still be undone because they have not been sent yet. */
export const delayedActions = {
  get: (): readonly Pending[] => snapshot,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Does something after its delay unless it is undone before. */
  start(action: DelayedAction): void {
    if (pending.has(action.id)) return;
    const timer = setTimeout(() => finish(action.id, false), action.delayMs);
    pending.set(action.id, { ...action, endsAt: serverClock.now() + action.delayMs, timer });
    notify();
  },
  /** Takes it back. */
  undo(id: string): void {
    const action = pending.get(id);
    if (!action) return;
    clearTimeout(action.timer);
    pending.delete(id);
    action.undo?.();
    notify();
  },
  /** Takes back the newest. */
  undoLast(): boolean {
    const last = snapshot.at(-1);
    if (last) delayedActions.undo(last.id);
    return last !== undefined;
  },
};

function finish(id: string, leaving: boolean): void {
  const action = pending.get(id);
  if (!action) return;
  clearTimeout(action.timer);
  pending.delete(id);
  action.run(leaving);
  notify();
}

// Somebody who closes the page has not undone anything: what was asked for is sent.
window.addEventListener('pagehide', () => {
  for (const id of [...pending.keys()]) finish(id, true);
});
