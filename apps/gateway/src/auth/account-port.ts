import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import type { AccountPort, ApiKeyRecord } from '@exchange/subgraph-directory';
import { parsePermissions, writePermissions } from '../viewer/decide-viewer.ts';
import type { Auth } from './create-auth.ts';

const daySeconds = 24 * 60 * 60;

interface KeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly permissions: string | null;
  readonly createdAt: Date;
  readonly lastRequest: Date | null;
  readonly expiresAt: Date | null;
}

/** Keys of accounts, kept by better-auth's plugin. Only the directory subgraph comes here. */
export function createAccountPort(options: {
  readonly auth: Auth;
  readonly database: DirectoryDatabase;
  readonly forget: (accountId: string) => void;
}): AccountPort {
  const { auth, database, forget } = options;
  const keys = database.db.apikey;
  return {
    async listApiKeys(accountId) {
      const rows = await keys.findMany({
        where: { referenceId: accountId },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 200,
      });
      return rows.map(toRecord);
    },
    async createApiKey({ accountId, name, scopes, expiresInDays }) {
      const made = await auth.api.createApiKey({
        body: {
          userId: accountId,
          name,
          permissions: writePermissions(scopes),
          ...(expiresInDays === null ? {} : { expiresIn: expiresInDays * daySeconds }),
        },
      });
      const row = await keys.findUniqueOrThrow({ where: { id: made.id } });
      return { apiKey: toRecord(row), secret: made.key };
    },
    async revokeApiKey(accountId, id) {
      const { count } = await keys.deleteMany({ where: { id, referenceId: accountId } });
      forget(accountId);
      return count > 0;
    },
  };
}

function toRecord(row: KeyRow): ApiKeyRecord {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: row.permissions === null ? [] : parsePermissions(row.permissions),
    createdAt: row.createdAt,
    lastUsedAt: row.lastRequest,
    expiresAt: row.expiresAt,
  };
}
