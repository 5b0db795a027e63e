import { describe, expect, it } from 'vitest';
import { type ProcedureHandlers } from '../src/index.ts';
import { accepting, createClient, letter, startServer } from './two-nodes.ts';

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
