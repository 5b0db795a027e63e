import type { IncomingHttpHeaders } from 'node:http';
import { systemClock } from '@exchange/kernel';
import type { Directory } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSharedWindows } from '../src/http/shared-windows.ts';
import { createAuthenticator } from '../src/viewer/authenticator.ts';
import { createCredentialReader, hashApiKey } from '../src/viewer/credential.ts';

const people = 60;
const key = (number: number) => `xk_${String(number)}`;
const headersOf = (number: number): IncomingHttpHeaders => ({
  authorization: `Bearer ${key(number)}`,
});

let database: Directory;
/** The same database, with the names of the statements that were given to it. */
let watched: Directory;
const asked: string[] = [];

beforeAll(async () => {
  database = await openTestPartition('directory', systemClock);
  watched = {
    ...database,
    query: (statement, values) => {
      asked.push(statement.name);
      return database.query(statement, values);
    },
  };
  for (let number = 0; number < people; number += 1) {
    const id = `account ${String(number)}`;
    await database.db.user.create({
      data: { id, name: id, email: `${String(number)}@example.org`, emailVerified: true },
    });
    await database.db.apikey.create({
      data: { id: `key ${String(number)}`, key: hashApiKey(key(number)), referenceId: id },
    });
  }
});
afterAll(() => database.close());

describe('what many ask for at once', () => {
  it('is looked up together: who they are', async () => {
    const authenticator = await createAuthenticator({
      ...{ database: watched, clock: systemClock },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      credentials: createCredentialReader('session', 'secret'),
    });
    asked.length = 0;
    const numbers = Array.from({ length: people + 1 }, (_, number) => number);
    const found = await Promise.all(
      numbers.map(async (number) => authenticator.identify(headersOf(number))),
    );
    expect(found.map((identity) => identity?.viewer.accountId ?? null)).toEqual([
      ...numbers.slice(0, people).map((number) => `account ${String(number)}`),
      null,
    ]);
    expect(asked.filter((name) => name.startsWith('gateway-viewers'))).toHaveLength(2);
    await authenticator.close();
  });

  it('is counted together, and every count counts', async () => {
    const take = createSharedWindows(watched, systemClock);
    asked.length = 0;
    const keys = Array.from({ length: people * 2 }, (_, number) => `k${String(number % people)}`);
    const taken = await Promise.all(
      keys.map((each, index) => take(each, 3, index % 2 === 0 ? 60_000 : 90_000)),
    );
    expect(taken.slice(0, people).map((window) => window.taken)).toEqual(
      keys.slice(people).map(() => 3),
    );
    expect(taken.slice(people).map((window) => window.taken)).toEqual(
      keys.slice(people).map(() => 6),
    );
    for (const { leftMs } of taken) expect(leftMs).toBeGreaterThan(30_000);
    expect(asked.length).toBeLessThan(8);
  });
});
