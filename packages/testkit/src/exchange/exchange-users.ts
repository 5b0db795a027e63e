import { randomUUID } from 'node:crypto';
import {
  placeUser,
  type ClusterConfig,
  type ClusterDirectory,
  type NodeClient,
} from '@exchange/cluster';
import { scopes, type AccountRole, type OwnerKey, type Viewer } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';

/** An account of a test exchange: as a viewer, all scopes of its roles included. */
export interface TestUser extends Viewer {
  readonly name: string;
}

export interface SignUpOptions {
  readonly roles?: readonly AccountRole[];
  readonly interests?: readonly string[];
}

interface SignUpServices {
  readonly config: ClusterConfig;
  readonly database: DirectoryDatabase;
  readonly directory: ClusterDirectory;
  readonly nodes: NodeClient;
}

/** Makes an account with homes for its roles, as the gateway does after a sign-up. */
export async function signUpUser(
  services: SignUpServices,
  name: string,
  { roles = ['requester'], interests = [] }: SignUpOptions,
): Promise<TestUser> {
  const { config, database, nodes } = services;
  const accountId = randomUUID();
  const at = database.clock.now();
  const isOperator = roles.includes('operator');
  const email = `${accountId}@example.test`;
  await database.db.user.create({
    data: { id: accountId, name, email, isOperator, createdAt: at, updatedAt: at },
  });
  const keys: Record<'requester' | 'performer', OwnerKey | null> = {
    requester: null,
    performer: null,
  };
  for (const role of ['requester', 'performer'] as const) {
    if (!roles.includes(role)) continue;
    const home = await placeUser(
      { database, nodes, policy: config.placement.policy, region: config.gateway.region },
      { accountId, role, displayName: name, interests },
    );
    keys[role] = home.ownerKey;
  }
  return {
    accountId,
    name,
    ...keys,
    roles,
    scopes: scopes.filter(
      (scope) => scope.startsWith('account:') || roles.some((role) => scope.startsWith(`${role}:`)),
    ),
  };
}
