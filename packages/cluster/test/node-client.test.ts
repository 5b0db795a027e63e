import { ExchangeError } from '@exchange/kernel';
import { describe, expect, it } from 'vitest';
import { createClient, newUser, startServer } from './two-nodes.ts';

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
