import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { systemClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLane, sqlStateOf, type OpenLane, type RequesterPartition } from '../src/index.ts';

const add = { name: 'test-add-fare', text: 'insert into fares (id) values ($1)' };
const list = { name: 'test-list-fares', text: 'select id from fares order by id' };
const divide = { name: 'test-divide', text: 'select 1 / $1::int' };
const die = { name: 'test-die', text: 'select pg_terminate_backend(pg_backend_pid())' };

let partition: RequesterPartition & { readonly url: string };
let lane: OpenLane;

beforeAll(async () => {
  partition = await openTestPartition('requester');
  await partition.query({ name: 'test-fares', text: 'create table fares (id text primary key)' });
  lane = openLane({ id: 'lane', url: partition.url, role: 'requester', clock: systemClock });
});

afterAll(async () => {
  await lane.close();
  await partition.close();
});

async function fares(): Promise<string[]> {
  return (await partition.query<{ id: string }>(list)).map(({ id }) => id);
}

describe('a transaction on a lane', () => {
  it('keeps what was sent and what was asked, in the order in which they were given', async () => {
    const seen = await lane.transact(async (tx) => {
      tx.send(add, ['a']);
      const rows = tx.query<{ id: string }>(list);
      tx.send(add, ['b']);
      return (await rows).map(({ id }) => id);
    });
    expect(seen).toEqual(['a']);
    expect(await fares()).toEqual(['a', 'b']);
  });

  it('keeps nothing when its function changes its mind about what was sent', async () => {
    const failed = lane.transact((tx) => {
      tx.send(add, ['dropped']);
      return Promise.reject(new Error('changed my mind'));
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await fares()).not.toContain('dropped');
  });

  it('that is given at once keeps all when its answers are refused, and nothing when it fails', async () => {
    const atOnce = { atOnce: true };
    const refused = lane.transact(async (tx) => {
      tx.send(add, ['refused']);
      await tx.query(list);
      throw new Error('not what was wanted');
    }, atOnce);
    await expect(refused).rejects.toThrow('not what was wanted');
    expect(await fares()).toContain('refused');
    const failed = lane.transact((tx) => {
      tx.send(add, ['with a failure']);
      return tx.query(divide, [0]);
    }, atOnce);
    await expect(failed).rejects.toSatisfy((error) => sqlStateOf(error) === '22012');
    expect(await fares()).not.toContain('with a failure');
    const late = lane.transact(async (tx) => {
      await tx.query(list);
      return tx.query(list);
    }, atOnce);
    await expect(late).rejects.toThrow('has ended');
    // Without a pipeline too: a question behind what failed is not left without a listener.
    const behind = partition.transact(async (tx) => {
      tx.send(divide, [0]);
      const [first] = await tx.query(list);
      return first;
    }, atOnce);
    await expect(behind).rejects.toSatisfy((error) => sqlStateOf(error) === '22012');
  });

  it('fails with what the first failed with, and keeps nothing', async () => {
    const sentLast = lane.transact((tx) => {
      tx.send(add, ['before']);
      tx.send(divide, [0]);
      return Promise.resolve();
    });
    await expect(sentLast).rejects.toSatisfy((error) => sqlStateOf(error) === '22012');
    const askedBehind = lane.transact(async (tx) => {
      tx.send(divide, [0]);
      await tx.query(list);
    });
    await expect(askedBehind).rejects.toSatisfy((error) => sqlStateOf(error) === '22012');
    expect(await fares()).not.toContain('before');
    expect(await lane.query({ name: 'test-one', text: 'select 1 as one' })).toEqual([{ one: 1 }]);
  });

  it('runs again on a new connection when the server ended the first', async () => {
    let runs = 0;
    await lane.transact(async (tx) => {
      runs += 1;
      tx.send(add, ['after-loss']);
      await tx.query(runs === 1 ? die : list);
    });
    expect(runs).toBe(2);
    expect(await fares()).toContain('after-loss');
  });

  it('waits for no answer before it sends what was given side by side', async () => {
    const reluctant = await startReluctantServer(partition.url, [
      'begin',
      'test-first',
      'test-second',
    ]);
    const behind = openLane({
      id: 'behind',
      url: reluctant.url,
      role: 'requester',
      clock: systemClock,
    });
    const rows = await behind.transact((tx) =>
      Promise.all([
        tx.query({ name: 'test-first', text: 'select 1 as n' }),
        tx.query({ name: 'test-second', text: 'select 2 as n' }),
      ]),
    );
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    await behind.close();
    reluctant.close();
  });
});

/** Stands before the server, and once asked the first of `words` answers nothing before it heard all. */
async function startReluctantServer(url: string, words: readonly string[]) {
  const server = createServer((client) => {
    const target = new URL(url);
    const upstream = connect(Number(target.port), target.hostname);
    let heard = '';
    let held: Buffer[] = [];
    const mustWait = () =>
      heard.includes(words[0] ?? '') && !words.every((word) => heard.includes(word));
    client.on('data', (data) => {
      heard += data.toString('latin1');
      upstream.write(data);
      if (mustWait()) return;
      for (const answer of held) client.write(answer);
      held = [];
    });
    upstream.on('data', (data) => {
      if (mustWait()) held.push(data);
      else client.write(data);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const front = new URL(url);
  front.hostname = '127.0.0.1';
  front.port = String((server.address() as AddressInfo).port);
  return { url: front.href, close: () => server.close() };
}
