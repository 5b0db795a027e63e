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
  name: 'gateway-viewer-by-session',
  text: `
    select ${account}, s.id as "credentialId", s.expires_at as "expiresAt",
           null as permissions, null as "lastUsedAt"
      from sessions s join users u on u.id = s.user_id
     where s.token = $1 and s.expires_at > coalesce($2::timestamptz, now())`,
};

// Keys are found by the index on key, which holds the hash.
const byKey: Statement = {
  name: 'gateway-viewer-by-key',
  text: `
    select ${account}, k.id as "credentialId", k.expires_at as "expiresAt",
           k.permissions, k.last_request as "lastUsedAt"
      from api_keys k join users u on u.id = k.reference_id
     where k.key = $1 and k.enabled
       and (k.expires_at is null or k.expires_at > coalesce($2::timestamptz, now()))`,
};

/** The account behind a session or key that is valid now, in one round trip; null when there is none. */
export async function findViewer(
  database: Queryable,
  credential: Credential,
  now: Date | null,
): Promise<ViewerRow | null> {
  const [row] =
    credential.kind === 'session'
      ? await database.query<ViewerRow>(bySession, [credential.token, now])
      : await database.query<ViewerRow>(byKey, [credential.keyHash, now]);
  return row ?? null;
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
