import { ExchangeError } from '@exchange/kernel';
import { createHttpServer, createLogger, createMetrics, verifyNodeToken } from '@exchange/service';
import { afterEach } from 'vitest';
import {
  createNodeClient,
  registerContract,
  type Envelope,
  type Home,
  type NodeClientOptions,
  type ProcedureHandlers,
  type ServingNode,
} from '../src/index.ts';

export const secret = 'a secret that is long enough for a test';
export const logger = createLogger('test', { logLevel: 'silent' });
export const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A node that answers for the given partitions. */
export async function startServer(nodeId: string, byPartition: Record<string, ProcedureHandlers>) {
  const metrics = createMetrics(nodeId);
  const http = createHttpServer({ logger, metrics, bodyLimit: 1_024, readyChecks: {} });
  registerContract(http.app, {
    identify: (request) =>
      verifyNodeToken(String(request.headers['x-exchange-node']), nodeId, secret),
    findHandlers: (partitionId) => byPartition[partitionId] ?? null,
  });
  const url = await http.app.listen({ host: '127.0.0.1', port: 0 });
  closers.push(() => http.drainAndClose(100));
  return { nodeId, url };
}

export interface Places {
  /** What successive look-ups of a partition's node give; the last is repeated. */
  readonly nodes?: Record<string, { nodeId: string; url: string }[]>;
  /** What successive look-ups of a user's home give. */
  readonly homes?: Record<string, string[]>;
}

export function createClient(
  places: Places,
  local?: NodeClientOptions['local'],
  caller = 'gateway',
) {
  const forgotten: string[] = [];
  const take = <T>(list: T[] | undefined): T | undefined =>
    list !== undefined && list.length > 1 ? list.shift() : list?.[0];
  const homeOf = (ownerKey: string): Promise<Home | null> => {
    const partitionId = places.homes?.[ownerKey]?.[0];
    return Promise.resolve(
      partitionId === undefined
        ? null
        : { ownerKey, accountId: 'a', partitionId, state: 'active', epoch: 1 },
    );
  };
  const client = createNodeClient({
    directory: {
      requireNode(partitionId) {
        const node = take(places.nodes?.[partitionId]);
        if (node === undefined) return Promise.reject(new ExchangeError('UNAVAILABLE', 'none'));
        return Promise.resolve({
          ...node,
          partitionId,
          role: 'performer',
          state: 'live',
        } as ServingNode);
      },
      forgetNode: (partitionId) => forgotten.push(partitionId),
      findHome: homeOf,
      refreshHome(ownerKey) {
        take(places.homes?.[ownerKey]);
        return homeOf(ownerKey);
      },
    },
    credentials: { nodeId: caller, secret },
    ...(local === undefined ? {} : { local }),
  });
  closers.push(() => {
    client.close();
  });
  return { client, forgotten };
}

export const newUser = (partitionId: string) => ({
  partitionId,
  ownerKey: 'p000000000000',
  accountId: 'a',
  displayName: 'A',
  interests: [],
});

export const accepting: ProcedureHandlers = {
  deliver: ({ messages }) =>
    Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] }),
};

export const letter = (id: string, to: string): Envelope => ({
  id,
  to,
  kind: 'test',
  payload: { id },
});
