import { randomUUID } from 'node:crypto';
import type { ClusterConfig, ClusterDirectory } from '@exchange/cluster';
import { createViewerSigner, viewerTokenHeader } from '@exchange/service';
import type { TestUser } from './exchange-users.ts';

export interface GraphQLAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string; readonly details?: Record<string, unknown> };
  }[];
}

export type Variables = Readonly<Record<string, unknown>>;

export interface NodeGraphQL {
  /** What the node of the user's home answers. */
  ask(
    user: TestUser,
    role: 'requester' | 'performer',
    query: string,
    variables?: Variables,
  ): Promise<GraphQLAnswer>;
  /** How many answers were USER_MOVED, and repeated for that, so far. */
  movedCount(): number;
}

const deadlineMs = 15_000;

/** Asks nodes directly, as a gateway does: a signed viewer, and one more look-up after USER_MOVED. */
export function createNodeGraphQL(config: ClusterConfig, directory: ClusterDirectory): NodeGraphQL {
  const sign = createViewerSigner(config.secrets.viewer);
  let moved = 0;

  async function post(url: string, user: TestUser, query: string, variables: Variables) {
    const { name: _, ...viewer } = user;
    const requestId = randomUUID();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [viewerTokenHeader]: sign({ ...viewer, requestId, deadlineAt: Date.now() + deadlineMs }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer;
  }

  return {
    movedCount: () => moved,
    async ask(user, role, query, variables = {}) {
      const ownerKey = user[role];
      if (ownerKey === null) throw new Error(`${user.name} is no ${role}.`);
      const urlOf = async (home: { partitionId: string } | null) => {
        if (home === null) throw new Error(`${user.name} has no home as a ${role}.`);
        return `${await directory.requireNodeUrl(home.partitionId)}/graphql/${role}`;
      };
      const first = await post(
        await urlOf(await directory.findHome(ownerKey)),
        user,
        query,
        variables,
      );
      if (!first.errors?.some(({ extensions }) => extensions?.code === 'USER_MOVED')) return first;
      moved += 1;
      return post(await urlOf(await directory.refreshHome(ownerKey)), user, query, variables);
    },
  };
}
