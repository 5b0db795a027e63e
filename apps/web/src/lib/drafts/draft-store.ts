import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

/** An answer as it stands on this device. */
export interface LocalDraft {
  readonly assignmentId: string;
  readonly draft: Readonly<Record<string, unknown>>;
  /** By this device's clock. */
  readonly changedAt: number;
}

interface DraftDatabase extends DBSchema {
  drafts: { key: string; value: LocalDraft };
}

let database: Promise<IDBPDatabase<DraftDatabase>> | null = null;

function open(): Promise<IDBPDatabase<DraftDatabase>> {
  database ??= openDB<DraftDatabase>('exchange', 1, {
    upgrade: (db) => {
      db.createObjectStore('drafts', { keyPath: 'assignmentId' });
    },
  });
  return database;
}

/** The copy on this device, or null. A device without storage has none. */
export async function findDraft(assignmentId: string): Promise<LocalDraft | null> {
  try {
    return (await (await open()).get('drafts', assignmentId)) ?? null;
  } catch {
    return null; // Private windows may refuse storage; the server's draft is still there.
  }
}

/** Keeps a copy on this device; false if the device refuses. */
export async function keepDraft(draft: LocalDraft): Promise<boolean> {
  try {
    await (await open()).put('drafts', draft);
    return true;
  } catch {
    return false;
  }
}

/** Forgets the copy of a finished assignment. */
export async function dropDraft(assignmentId: string): Promise<void> {
  try {
    await (await open()).delete('drafts', assignmentId);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** Forgets all copies: the next person on this device must not read them. */
export async function clearDrafts(): Promise<void> {
  try {
    await (await open()).clear('drafts');
  } catch {
    // As above.
  }
}
