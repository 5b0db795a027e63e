import type { Identity } from './identity.ts';

interface Entry {
  /** Null while it is looked up for the first time. */
  identity: Identity | null;
  readonly loading: Promise<Identity | null>;
  readonly until: number;
}

export interface ViewerCache {
  /** The identity of a credential, from memory or by `load`. Unknown credentials are not remembered. */
  find(key: string, load: () => Promise<Identity | null>): Identity | Promise<Identity | null>;
  /** Forgets an account, also lookups of it under way; null forgets everything. */
  forget(accountId: string | null): void;
}

/**
 * Remembers for `ttlMs` who a credential stands for. A lookup that was under way when any account was
 * forgotten may carry what was true before: it is answered to those who asked before, and not kept.
 */
export function createViewerCache(options: {
  readonly ttlMs: number;
  readonly maximum: number;
  readonly now: () => number;
}): ViewerCache {
  // A Map keeps the order of insertion, so the first entries are the oldest.
  const entries = new Map<string, Entry>();
  const byAccount = new Map<string, Set<string>>();

  function remove(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    if (entry.identity === null) return;
    const keys = byAccount.get(entry.identity.viewer.accountId);
    keys?.delete(key);
    if (keys?.size === 0) byAccount.delete(entry.identity.viewer.accountId);
  }

  function start(key: string, load: () => Promise<Identity | null>): Promise<Identity | null> {
    const loading = load().then(
      (identity) => {
        if (identity === null) remove(key, entry);
        else keep(key, entry, identity);
        return identity;
      },
      (error: unknown) => {
        remove(key, entry);
        throw error;
      },
    );
    const entry: Entry = { identity: null, loading, until: options.now() + options.ttlMs };
    entries.set(key, entry);
    const [oldest] = entries.size > options.maximum ? entries : [];
    if (oldest !== undefined) remove(...oldest);
    return loading;
  }

  function keep(key: string, entry: Entry, identity: Identity): void {
    if (entries.get(key) !== entry) return;
    entry.identity = identity;
    const { accountId } = identity.viewer;
    const keys = byAccount.get(accountId) ?? new Set();
    byAccount.set(accountId, keys.add(key));
  }

  return {
    find(key, load) {
      const entry = entries.get(key);
      if (entry === undefined) return start(key, load);
      if (entry.until > options.now()) return entry.identity ?? entry.loading;
      remove(key, entry);
      return start(key, load);
    },
    forget(accountId) {
      if (accountId === null) {
        entries.clear();
        byAccount.clear();
        return;
      }
      for (const key of byAccount.get(accountId) ?? []) {
        const entry = entries.get(key);
        if (entry !== undefined) remove(key, entry);
      }
      // Whose a lookup under way is, is not known yet: none of them is kept.
      for (const [key, entry] of entries) if (entry.identity === null) entries.delete(key);
    },
  };
}
