import type { Viewer } from '@exchange/kernel';
import type { ApiKeyRecord } from '../account-port.ts';
import type { DirectoryDeps } from '../deps.ts';
import { requireScope } from '@exchange/kernel';
import { requireSession } from './access.ts';
import { isId } from './bounds.ts';
import { checkApiKey, type CreateApiKeyInput } from './check-api-key.ts';
import { invalidInput, notFound, type InvalidInput, type NotFound } from './outcomes.ts';

const mostKeys = 50;

export function listApiKeys(
  deps: DirectoryDeps,
  viewer: Viewer | null,
): Promise<readonly ApiKeyRecord[]> {
  return deps.accounts.listApiKeys(requireScope(viewer, 'account:read').accountId);
}

export interface CreateApiKeySuccess {
  readonly __typename: 'CreateApiKeySuccess';
  readonly apiKey: ApiKeyRecord;
  readonly secret: string;
}

export async function createApiKey(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  input: CreateApiKeyInput,
): Promise<CreateApiKeySuccess | InvalidInput> {
  const session = requireSession(viewer);
  const checked = checkApiKey(input, session);
  if (!checked.ok) return invalidInput(checked.error);
  const { accountId } = session;
  if ((await deps.accounts.listApiKeys(accountId)).length >= mostKeys) {
    const message = `An account can have ${mostKeys} keys: revoke one that is no longer used.`;
    return invalidInput([{ path: '', message }]);
  }
  const made = await deps.accounts.createApiKey({ accountId, ...checked.value });
  return { __typename: 'CreateApiKeySuccess', ...made };
}

export interface RevokeApiKeySuccess {
  readonly __typename: 'RevokeApiKeySuccess';
  readonly id: string;
}

export async function revokeApiKey(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  id: string,
): Promise<RevokeApiKeySuccess | NotFound> {
  const { accountId } = requireSession(viewer);
  const isRevoked = isId(id) && (await deps.accounts.revokeApiKey(accountId, id));
  return isRevoked ? { __typename: 'RevokeApiKeySuccess', id } : notFound('There is no such key.');
}
