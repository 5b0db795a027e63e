import type { Scope } from '@exchange/kernel';

/** A key as its owner sees it; never the secret. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  /** First characters of the secret. */
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
}

export interface NewApiKey {
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays: number | null;
}

/** What the directory subgraph needs of whoever keeps credentials. The gateway provides it. */
export interface AccountPort {
  /** Newest first. */
  listApiKeys(accountId: string): Promise<readonly ApiKeyRecord[]>;
  createApiKey(key: NewApiKey): Promise<{ apiKey: ApiKeyRecord; secret: string }>;
  /** Works at once, at every gateway. False: the account has no such key. */
  revokeApiKey(accountId: string, id: string): Promise<boolean>;
}
