import type { OwnerKey } from '@exchange/kernel';
import type { Queryable, Statement } from '@exchange/partitions';
import type { Credential } from '../viewer/credential.ts';

export interface ViewerRow {
  readonly accountId: string;
  readonly isOperator: boolean;
  readonly requester: OwnerKey | null;
  readonly performer: OwnerKey | null;
  /** Id of the session or key. */
  readonly credentialId: string;
  readonly expiresAt: Date | null;
  /** What the key plugin stored; null for sessions, which may do all their account may. */
  readonly permissions: string | null;
  readonly lastUsedAt: Date | null;
}

const account = `
  u.id as "accountId", u.is_operator as "isOperator",
  (select owner_key from placements where account_id = u.id and role = 'requester') as requester,
  (select owner_key from placements where account_id = u.id and role = 'performer') as performer`;

// Sessions are found by the unique index on token.
const bySession: Statement = {
  name: 'gateway-viewers-by-session',
  text: `
    select ${account}, s.id as "credentialId", s.expires_at as "expiresAt",
           null as permissions, null as "lastUsedAt", s.token as stored
      from sessions s join users u on u.id = s.user_id
     where s.token = any($1::text[]) and s.expires_at > coalesce($2::timestamptz, now())`,
};

// Keys are found by the index on key, which holds the hash.
const byKey: Statement = {
  name: 'gateway-viewers-by-key',
  text: `
    select ${account}, k.id as "credentialId", k.expires_at as "expiresAt",
           k.permissions, k.last_request as "lastUsedAt", k.key as stored
      from api_keys k join users u on u.id = k.reference_id
     where k.key = any($1::text[]) and k.enabled
       and (k.expires_at is null or k.expires_at > coalesce($2::timestamptz, now()))`,
};

/** The accounts behind sessions and keys that are valid now, in their order; null where there is none. */
export async function findViewers(
  database: Queryable,
  credentials: readonly Credential[],
  now: Date | null,
): Promise<(ViewerRow | null)[]> {
  const find = async (kind: Credential['kind'], statement: Statement) => {
    const stored = credentials.filter((one) => one.kind === kind).map((one) => one.stored);
    if (stored.length === 0) return new Map<string, ViewerRow>();
    type Row = ViewerRow & { readonly stored: string };
    const rows = await database.query<Row>(statement, [stored, now]);
    return new Map(rows.map((row) => [row.stored, row]));
  };
  const [session, key] = await Promise.all([find('session', bySession), find('key', byKey)]);
  const found = { session, key };
  return credentials.map(({ kind, stored }) => found[kind].get(stored) ?? null);
}

const byAccount: Statement = {
  name: 'gateway-viewer-by-account',
  text: `
    select ${account}, '' as "credentialId", null::timestamptz as "expiresAt",
           null as permissions, null as "lastUsedAt"
      from users u where u.id = $1`,
};

/** An account by its id, for what was signed for it a moment ago; null when it is gone. */
export async function findAccountViewer(
  database: Queryable,
  accountId: string,
): Promise<ViewerRow | null> {
  const [row] = await database.query<ViewerRow>(byAccount, [accountId]);
  return row ?? null;
}
