import {
  clusterFileSchema,
  createDirectory,
  type ClusterConfig,
  type ClusterDirectory,
  type NodeClient,
  type ProcedureName,
} from '@exchange/cluster';
import { FakeClock, scopes, type AccountRole, type Viewer } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { graphql, type GraphQLSchema } from 'graphql';
import type { AccountPort, ApiKeyRecord } from '../src/index.ts';
import { createDirectorySchema } from '../src/index.ts';

type Answers = Partial<Record<ProcedureName, (input: never) => unknown>>;

export interface Harness {
  readonly clock: FakeClock;
  readonly database: DirectoryDatabase;
  readonly directory: ClusterDirectory;
  readonly calls: { procedure: string; input: object }[];
  /** What nodes answer; a procedure that is not listed is away. */
  answers: Answers;
  ask(viewer: Viewer | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  addAccount(id: string, roles?: readonly AccountRole[]): Promise<Viewer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly data: Record<string, unknown> | null;
  /** Codes of its errors. */
  readonly codes: readonly unknown[];
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The subgraph on a real directory database; nodes and credentials are simple stand-ins. */
export async function createHarness(
  settings: { readonly moves?: object; readonly assessment?: object } = {},
): Promise<Harness> {
  const clock = new FakeClock();
  const database = await openTestPartition('directory', clock);
  const directory = createDirectory({ database, clock, log: silent });
  const calls: Harness['calls'] = [];
  const harness = { answers: {} as Answers };
  const call = (procedure: ProcedureName, input: object) => {
    calls.push({ procedure, input });
    const answer = harness.answers[procedure];
    return answer === undefined
      ? Promise.reject(new Error('away'))
      : Promise.resolve(answer(input as never));
  };
  const config = createConfig(settings);
  const schema: GraphQLSchema = createDirectorySchema({
    config,
    database,
    directory,
    nodes: { call } as unknown as NodeClient,
    accounts: createAccounts(clock),
    policy: 'leastLoaded',
    moves: config.moves,
    version: '1.2.3',
    log: silent,
  });
  return Object.assign(harness, {
    clock,
    database,
    directory,
    calls,
    async ask(viewer: Viewer | null, source: string, variableValues = {}) {
      const contextValue = { viewer, requestId: 'request-1' };
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      const codes = (errors ?? []).map(
        ({ originalError, message }) =>
          (originalError as { code?: unknown } | undefined)?.code ?? message,
      );
      // graphql-js makes objects without a prototype, which no matcher finds equal to others.
      return { data: JSON.parse(JSON.stringify(data ?? null)) as Answer['data'], codes };
    },
    async addAccount(id: string, roles: readonly AccountRole[] = []) {
      const isOperator = roles.includes('operator');
      const at = clock.now();
      await database.db.user.create({
        data: {
          id,
          name: `Name of ${id}`,
          email: `${id}@example.test`,
          isOperator,
          createdAt: at,
          updatedAt: at,
        },
      });
      const own = scopes.filter(
        (scope) =>
          scope.startsWith('account:') || roles.some((role) => scope.startsWith(`${role}:`)),
      );
      return { accountId: id, requester: null, performer: null, roles, scopes: own };
    },
    async close() {
      await directory.close();
      await database.close();
    },
  });
}

function createConfig(settings: object): ClusterConfig {
  const url = 'postgres://exchange:secret@localhost';
  const file = clusterFileSchema.parse({
    directory: { url: `${url}/directory` },
    gateway: {},
    nodes: [{ id: 'node-1', port: 4101, partitions: ['p1'] }],
    partitions: [{ id: 'p1', role: 'performer', url: `${url}/p1` }],
    ...settings,
  });
  return {
    ...file,
    gateway: { ...file.gateway, publicUrl: 'http://localhost:4000' },
    nodes: file.nodes.map((node) => ({ ...node, url: `http://${node.host}:${node.port}` })),
    secrets: { nodeToNode: 'never shown', session: 'never shown', viewer: 'never shown' },
  };
}

function createAccounts(clock: FakeClock): AccountPort {
  const keys: { accountId: string; record: ApiKeyRecord }[] = [];
  return {
    listApiKeys: (accountId) =>
      Promise.resolve(
        keys.filter((key) => key.accountId === accountId).map(({ record }) => record),
      ),
    createApiKey({ accountId, name, scopes: granted }) {
      const record: ApiKeyRecord = {
        id: `key-${keys.length + 1}`,
        name,
        start: 'ex_abc',
        scopes: granted,
        createdAt: clock.now(),
        lastUsedAt: null,
        expiresAt: null,
      };
      keys.unshift({ accountId, record });
      return Promise.resolve({ apiKey: record, secret: 'ex_abcdef' });
    },
    revokeApiKey(accountId, id) {
      const place = keys.findIndex((key) => key.accountId === accountId && key.record.id === id);
      if (place >= 0) keys.splice(place, 1);
      return Promise.resolve(place >= 0);
    },
  };
}
