import type { OwnerKey } from './ids.ts';

export type AccountRole = 'requester' | 'performer' | 'operator';

/** What an API key may do. A session has every scope of its account's roles. */
export const scopes = [
  'requester:read',
  'requester:write',
  'performer:read',
  'performer:write',
  'operator:read',
  'operator:write',
  'account:read',
  'account:write',
] as const;
export type Scope = (typeof scopes)[number];

/** Who is asking, as established once at the gateway. */
export interface Viewer {
  readonly accountId: string;
  readonly requester: OwnerKey | null;
  readonly performer: OwnerKey | null;
  readonly roles: readonly AccountRole[];
  readonly scopes: readonly Scope[];
}
