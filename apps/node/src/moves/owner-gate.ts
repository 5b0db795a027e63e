import type { OwnerKey } from '@exchange/kernel';

/** Which users' writes this process is busy with; new ones wait while a user's gate is closed. */
export interface OwnerGate {
  /** Waits until the gate is open, and returns what says that the request has ended. */
  enter(ownerKey: OwnerKey): Promise<() => void>;
  /** Nobody enters until what it returns is called. */
  close(ownerKey: OwnerKey): () => void;
  /** Resolves when no request of the user is under way. */
  whenFree(ownerKey: OwnerKey): Promise<void>;
}

interface Entry {
  inside: number;
  closedBy: number;
  readonly onFree: (() => void)[];
  readonly onOpen: (() => void)[];
}

/**
 * A request may write in several transactions. It ends before its user is blocked, so that it is done
 * as a whole at one home; what comes meanwhile waits here for some milliseconds. What gets past, in
 * other processes, the database stops.
 */
export function createOwnerGate(): OwnerGate {
  const entries = new Map<OwnerKey, Entry>();

  function entryOf(ownerKey: OwnerKey): Entry {
    const entry = entries.get(ownerKey) ?? { inside: 0, closedBy: 0, onFree: [], onOpen: [] };
    entries.set(ownerKey, entry);
    return entry;
  }

  function tidy(ownerKey: OwnerKey, entry: Entry): void {
    if (entry.inside === 0) for (const free of entry.onFree.splice(0)) free();
    if (entry.closedBy === 0) for (const open of entry.onOpen.splice(0)) open();
    if (entry.inside === 0 && entry.closedBy === 0 && entries.get(ownerKey) === entry) {
      entries.delete(ownerKey);
    }
  }

  return {
    async enter(ownerKey) {
      let entry = entryOf(ownerKey);
      while (entry.closedBy > 0) {
        const closed = entry;
        await new Promise<void>((resolve) => closed.onOpen.push(resolve));
        entry = entryOf(ownerKey);
      }
      entry.inside += 1;
      return once(() => {
        entry.inside -= 1;
        tidy(ownerKey, entry);
      });
    },
    close(ownerKey) {
      const entry = entryOf(ownerKey);
      entry.closedBy += 1;
      return once(() => {
        entry.closedBy -= 1;
        tidy(ownerKey, entry);
      });
    },
    whenFree(ownerKey) {
      const entry = entries.get(ownerKey);
      if (entry === undefined || entry.inside === 0) return Promise.resolve();
      return new Promise((resolve) => entry.onFree.push(resolve));
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
