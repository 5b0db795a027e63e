import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../domain/api-keys.ts';
import type { CreateApiKeyInput } from '../domain/check-api-key.ts';
import type { OpenRoleInput } from '../domain/check-open-role.ts';
import { listCategories } from '../domain/list-categories.ts';
import { openRole } from '../domain/open-role.ts';
import { showViewer } from '../domain/show-viewer.ts';
import { findAccount } from '../store/find-account.ts';

export function createAccountResolvers(deps: DirectoryDeps) {
  return {
    Query: {
      async viewer(_: unknown, __: unknown, { viewer }: DirectoryContext) {
        const account = viewer === null ? null : await findAccount(deps.database, viewer.accountId);
        return account === null || viewer === null ? null : showViewer(account, viewer.scopes);
      },
      categories: () => listCategories(deps),
      apiKeys: (_: unknown, __: unknown, { viewer }: DirectoryContext) => listApiKeys(deps, viewer),
    },
    Mutation: {
      openRole: (_: unknown, { input }: { input: OpenRoleInput }, { viewer }: DirectoryContext) =>
        openRole(deps, viewer, input),
      createApiKey: (
        _: unknown,
        { input }: { input: CreateApiKeyInput },
        { viewer }: DirectoryContext,
      ) => createApiKey(deps, viewer, input),
      revokeApiKey: (
        _: unknown,
        { input }: { input: { id: string } },
        { viewer }: DirectoryContext,
      ) => revokeApiKey(deps, viewer, input.id),
    },
  };
}
