import { ExchangeError } from '@exchange/kernel';
import { createHttpServer, createLogger, createMetrics, verifyNodeToken } from '@exchange/service';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createNodeClient,
  registerContract,
  type Envelope,
  type Home,
  type NodeClientOptions,
  type ProcedureHandlers,
  type ServingNode,
} from '../src/index.ts';
import { createGate } from '../src/rpc/gate.ts';

const secret = 'a secret that is long enough for a test';
const logger = createLogger('test', { logLevel: 'silent' });
const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A node that answers for the given partitions. */
async function startServer(nodeId: string, byPartition: Record<string, ProcedureHandlers>) {
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

interface Places {
  /** What successive look-ups of a partition's node give; the last is repeated. */
  readonly nodes?: Record<string, { nodeId: string; url: string }[]>;
  /** What successive look-ups of a user's home give. */
  readonly homes?: Record<string, string[]>;
}

function createClient(places: Places, local?: NodeClientOptions['local'], caller = 'gateway') {
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

const newUser = (partitionId: string) => ({
  partitionId,
  ownerKey: 'p000000000000',
  accountId: 'a',
  displayName: 'A',
  interests: [],
});

const accepting: ProcedureHandlers = {
  deliver: ({ messages }) =>
    Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] }),
};

const letter = (id: string, to: string): Envelope => ({ id, to, kind: 'test', payload: { id } });

describe('a call to another node', () => {
  it('carries the caller and the request id, and gives dates back as dates', async () => {
    const metas: object[] = [];
    const at = new Date('2026-01-01T00:00:00Z');
    const node = await startServer('n1', {
      p1: {
        renew: ({ leases }, meta) => {
          metas.push(meta);
          return Promise.resolve({
            renewed: leases.map((lease) => ({ ...lease, expiresAt: at })),
            refused: [],
          });
        },
      },
    });
    const { client } = createClient({ nodes: { p1: [node] } });
    const input = {
      partitionId: 'p1',
      holder: 'p9',
      leaseSeconds: 5,
      leases: [{ leaseId: 'l', epoch: 1 }],
    };
    const answer = await client.call('renew', input, { requestId: 'request-12345678' });
    expect(answer.renewed).toEqual([{ leaseId: 'l', epoch: 1, expiresAt: at }]);
    expect(metas).toMatchObject([{ caller: 'gateway' }]);
  });

  it('for what people ask by way of a gateway is refused when a node makes it', async () => {
    let calls = 0;
    const node = await startServer('n1', {
      p1: {
        createUser: () => {
          calls += 1;
          return Promise.resolve({ created: true });
        },
      },
    });
    const { client } = createClient({ nodes: { p1: [node] } }, undefined, 'performer-c');
    await expect(client.call('createUser', newUser('p1'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(calls).toBe(0);
  });

  it('tries again what may pass, and no more than asked', async () => {
    let calls = 0;
    const node = await startServer('n1', {
      p1: {
        createUser: () => {
          calls += 1;
          if (calls < 3) throw new ExchangeError('OVERLOADED', 'busy');
          return Promise.resolve({ created: true });
        },
      },
    });
    const { client } = createClient({ nodes: { p1: [node] } });
    expect(await client.call('createUser', newUser('p1'))).toEqual({ created: true });
    calls = 0;
    await expect(client.call('createUser', newUser('p1'), { attempts: 2 })).rejects.toMatchObject({
      code: 'OVERLOADED',
    });
    expect(calls).toBe(2);
  });

  it('does not repeat what the other node refused', async () => {
    let calls = 0;
    const node = await startServer('n1', {
      p1: {
        createUser: () => {
          calls += 1;
          throw new ExchangeError('CONFLICT', 'taken', { details: { by: 'x' } });
        },
      },
    });
    const { client } = createClient({ nodes: { p1: [node] } });
    await expect(client.call('createUser', newUser('p1'))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'taken',
      details: { by: 'x' },
    });
    expect(calls).toBe(1);
  });

  it('looks the node up once more when the partition is served elsewhere', async () => {
    const old = await startServer('n1', {});
    const now = await startServer('n2', {
      p1: { createUser: () => Promise.resolve({ created: true }) },
    });
    const moved = createClient({ nodes: { p1: [old, now] } });
    expect(await moved.client.call('createUser', newUser('p1'), { attempts: 1 })).toEqual({
      created: true,
    });
    expect(moved.forgotten).toEqual(['p1']);
    const lost = createClient({ nodes: { p1: [old] } });
    await expect(lost.client.call('createUser', newUser('p1'))).rejects.toMatchObject({
      code: 'USER_MOVED',
    });
  });

  it('says UNAVAILABLE without an address when the node is away', async () => {
    const { client } = createClient({
      nodes: { p1: [{ nodeId: 'n1', url: 'http://127.0.0.1:1' }] },
    });
    const failure = client.call('createUser', newUser('p1'), { attempts: 2 });
    await expect(failure).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(failure).rejects.not.toThrow('127.0.0.1');
  });

  it('gives up at its deadline', async () => {
    const node = await startServer('n1', { p1: { maintain: () => new Promise(() => undefined) } });
    const { client } = createClient({ nodes: { p1: [node] } });
    const input = { partitionId: 'p1', trigger: 'timer' };
    await expect(client.call('maintain', input, { deadlineMs: 60 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });

  it('gives up at its deadline also while it waits behind others for a slow node', async () => {
    const released = Promise.withResolvers<never>();
    const silent = { readStats: () => released.promise };
    const node = await startServer('performer-c', { p1: silent });
    const { client } = createClient({ nodes: { p1: [node] } });
    const ask = (deadlineMs: number) =>
      client.call('readStats', { partitionId: 'p1' }, { deadlineMs, attempts: 1 });
    const others = Promise.allSettled(Array.from({ length: 64 }, () => ask(2_500)));
    const from = performance.now();
    await expect(ask(100)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(performance.now() - from).toBeLessThan(2_000);
    released.reject(new ExchangeError('UNAVAILABLE', 'It ends.'));
    await others;
  });

  it('says INTERNAL when the other end has a bug, in this process too', async () => {
    const broken = { readStats: () => Promise.reject(new TypeError('x is undefined')) };
    const node = await startServer('performer-c', { p1: broken });
    const far = createClient({ nodes: { p1: [node] } });
    const near = createClient({}, () => broken);
    for (const client of [far, near]) {
      const asked = client.client.call('readStats', { partitionId: 'p1' }, { attempts: 1 });
      await expect(asked).rejects.toMatchObject({ name: 'ExchangeError', code: 'INTERNAL' });
    }
  });

  it('stays in this process for its own partitions, with the same checks', async () => {
    const { client } = createClient({}, (partitionId) =>
      partitionId === 'p1' ? { createUser: () => Promise.resolve({ created: false }) } : null,
    );
    expect(await client.call('createUser', newUser('p1'))).toEqual({ created: false });
    const wrong = { ...newUser('p1'), interests: 'all' } as never;
    await expect(client.call('createUser', wrong)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('sending messages', () => {
  it('takes each to the home of its recipient, side by side', async () => {
    const seen: string[] = [];
    const watch = (name: string): ProcedureHandlers => ({
      deliver: ({ messages }) => {
        seen.push(`${name}: ${messages.map(({ id }) => id).join(' ')}`);
        return Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] });
      },
    });
    const node = await startServer('n1', { p1: watch('p1'), p2: watch('p2') });
    const { client } = createClient({
      nodes: { p1: [node], p2: [node] },
      homes: { ann: ['p1'], bob: ['p2'] },
    });
    const report = await client.send([
      letter('1', 'ann'),
      letter('2', 'bob'),
      letter('3', 'ann'),
      letter('4', 'partition:p2'),
    ]);
    expect(report.delivered.sort()).toEqual(['1', '2', '3', '4']);
    expect(seen.sort()).toEqual(['p1: 1 3', 'p2: 2 4']);
  });

  it('sends at most 500 in one call', async () => {
    const sizes: number[] = [];
    const { client } = createClient({ homes: { ann: ['p1'] } }, () => ({
      deliver: ({ messages }) => {
        sizes.push(messages.length);
        return Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] });
      },
    }));
    const many = Array.from({ length: 1_201 }, (_, index) => letter(String(index), 'ann'));
    expect((await client.send(many)).delivered).toHaveLength(1_201);
    expect(sizes).toEqual([500, 500, 201]);
  });

  it('looks a moved recipient up once and costs the others nothing', async () => {
    const { client } = createClient({ homes: { ann: ['p1', 'p2'], bob: ['p1'] } }, (partitionId) =>
      partitionId === 'p2'
        ? accepting
        : {
            deliver: ({ messages }) =>
              Promise.resolve({
                delivered: messages.filter(({ to }) => to === 'bob').map(({ id }) => id),
                failed: messages
                  .filter(({ to }) => to === 'ann')
                  .slice(0, 1)
                  .map(({ id }) => ({ id, error: 'USER_MOVED: elsewhere', retryable: true })),
              }),
          },
    );
    const report = await client.send([letter('1', 'ann'), letter('2', 'bob'), letter('3', 'ann')]);
    expect(report.delivered.sort()).toEqual(['1', '2', '3']);
    expect(report.failed).toEqual([]);
  });

  it('never throws: what did not arrive is reported and can be tried again', async () => {
    const { client } = createClient({ homes: { ann: ['p1'], bob: ['p2'] } }, (partitionId) =>
      partitionId === 'p1' ? accepting : null,
    );
    const report = await client.send([letter('1', 'ann'), letter('2', 'bob'), letter('3', 'eve')]);
    expect(report.delivered).toEqual(['1']);
    expect(report.failed).toMatchObject([
      { id: '3', retryable: true },
      { id: '2', retryable: true },
    ]);
  });

  it('finds the one message that breaks a call, and delivers those of all others', async () => {
    const node = await startServer('n', {
      p1: {
        deliver: ({ messages }) =>
          messages.some(({ id }) => id === 'bad')
            ? Promise.reject(new Error('a row that nobody can write'))
            : Promise.resolve({ delivered: messages.map(({ id }) => id), failed: [] }),
      },
    });
    const users = Array.from({ length: 8 }, (_, index) => `user${index}`);
    const { client } = createClient({
      nodes: { p1: [node] },
      homes: Object.fromEntries(users.map((user) => [user, ['p1']])),
    });
    const messages = [...users.map((user) => letter(`first-${user}`, user))];
    messages.splice(5, 0, letter('bad', 'user3'), letter('after-bad', 'user3'));
    const report = await client.send(messages);
    expect(report.failed).toMatchObject([{ id: 'bad', retryable: true }]);
    expect(new Set(report.delivered)).toEqual(new Set(users.map((user) => `first-${user}`)));
  });

  it('holds later messages of a recipient back when an earlier one failed', async () => {
    const seen: string[] = [];
    const { client } = createClient({ homes: { ann: ['p1'], bob: ['p1'] } }, () => ({
      deliver: ({ messages }) => {
        seen.push(...messages.map(({ id }) => id));
        return Promise.resolve({
          delivered: messages.filter(({ to }) => to === 'bob').map(({ id }) => id),
          failed: messages
            .filter(({ to }) => to === 'ann')
            .slice(0, 1)
            .map(({ id }) => ({ id, error: 'busy', retryable: true })),
        });
      },
    }));
    const messages = [
      letter('first', 'ann'),
      ...Array.from({ length: 499 }, (_, index) => letter(`b${index}`, 'bob')),
      letter('second', 'ann'),
      letter('last', 'bob'),
    ];
    const report = await client.send(messages);
    expect(seen).not.toContain('second');
    expect(report.delivered).toContain('last');
    expect(report.failed.map(({ id }) => id)).toEqual(['first']);
  });
});

describe('a gate', () => {
  it('bounds what runs and what waits', async () => {
    const gate = createGate(1, 1);
    const first = Promise.withResolvers<string>();
    const running = gate.run(() => first.promise);
    const waiting = gate.run(() => Promise.resolve('second'));
    await expect(gate.run(() => Promise.resolve('third'))).rejects.toMatchObject({
      code: 'OVERLOADED',
    });
    first.resolve('first');
    expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
    expect(await gate.run(() => Promise.resolve('fourth'))).toBe('fourth');
  });
});
