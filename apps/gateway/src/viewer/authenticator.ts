import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '@exchange/kernel';
import type { Log } from '@exchange/cluster';
import {
  gather,
  type Directory as DirectoryDatabase,
  type StopListening,
} from '@exchange/partitions';
import { findViewers, type ViewerRow } from '../store/find-viewer.ts';
import { touchKeyUse } from '../store/touch-credential.ts';
import type { Credential, CredentialReader } from './credential.ts';
import { decideViewer } from './decide-viewer.ts';
import type { Identity } from './identity.ts';
import { createViewerCache } from './viewer-cache.ts';

const rememberMs = 5_000;
const mostRemembered = 50_000;
const mostTogether = 200;
const keyUseMs = 60_000;
/** Payload: the account whose sessions, keys or roles changed. Triggers of the directory send it. */
const accountsChannel = 'accounts';

export interface Authenticator {
  /** Who asks; null when nothing valid is shown. Answers at once what it remembers. */
  identify(headers: IncomingHttpHeaders): Identity | null | Promise<Identity | null>;
  /** The same past the memory, for answers that would hurt if they were seconds old. */
  identifyAnew(headers: IncomingHttpHeaders): Promise<Identity | null>;
  forget(accountId: string): void;
  /** Calls `listener` with each account that changed; null when any may have. */
  onChange(listener: (accountId: string | null) => void): () => void;
  close(): Promise<void>;
}

export async function createAuthenticator(options: {
  readonly database: DirectoryDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly credentials: CredentialReader;
}): Promise<Authenticator> {
  const { database, clock, log, credentials } = options;
  const listeners = new Set<(accountId: string | null) => void>();
  const cache = createViewerCache({
    ttlMs: rememberMs,
    maximum: mostRemembered,
    // Time as it really passes: the tokens and cookies behind it end by it.
    now: Date.now,
  });
  const stop: StopListening = await database.listen(accountsChannel, (accountId) => {
    cache.forget(accountId);
    for (const listener of listeners) listener(accountId);
  });

  // Many came at the same moment once, and come again whenever what is remembered ends.
  const findViewer = gather(
    (wanted: readonly Credential[]) => findViewers(database, wanted, clock.pinned()),
    { largest: mostTogether, keyOf: ({ kind, stored }) => `${kind} ${stored}` },
  );

  async function look(shown: string): Promise<Identity | null> {
    const credential = credentials.parse(shown);
    if (credential === null) return null;
    const row = await findViewer(credential);
    if (row === null) return null;
    if (credential.kind === 'key') noteUse(row);
    return {
      viewer: decideViewer(row),
      kind: credential.kind,
      credentialId: row.credentialId,
      expiresAt: row.expiresAt?.getTime() ?? null,
      signed: null,
    };
  }

  function noteUse(row: ViewerRow): void {
    const used = row.lastUsedAt?.getTime() ?? 0;
    if (clock.now().getTime() - used < keyUseMs) return;
    touchKeyUse(database, row.credentialId, clock.pinned()).catch((err: unknown) => {
      log.warn({ err }, 'the use of a key was not noted');
    });
  }

  return {
    identify(headers) {
      const shown = credentials.shown(headers);
      return shown === null ? null : cache.find(shown, () => look(shown));
    },
    async identifyAnew(headers) {
      const shown = credentials.shown(headers);
      return shown === null ? null : look(shown);
    },
    forget: (accountId) => {
      cache.forget(accountId);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => stop(),
  };
}
