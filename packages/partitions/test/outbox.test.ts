import { FakeClock } from '@exchange/kernel';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RelayedMessage, RequesterPartition, SendReport } from '../src/index.ts';
import { appendOutbox, outboxDepth, purgeOutbox, relayOutbox } from '../src/index.ts';

describe('the outbox', () => {
  const clock = new FakeClock();
  let partition: RequesterPartition;
  let sent: string[];

  beforeAll(async () => {
    partition = await openTestPartition('requester', clock);
  });

  beforeEach(async () => {
    await partition.query({ name: 'test-empty', text: 'delete from outbox' });
    sent = [];
  });

  afterAll(() => partition.close());

  function append(...messages: [id: string, to: string][]): Promise<void> {
    return partition.transact(async (tx) => {
      appendOutbox(
        tx,
        messages.map(([id, to]) => ({ id, to, kind: 'test', payload: { text: `it's "${id}"` } })),
      );
    });
  }

  async function sendAll(messages: readonly RelayedMessage[]): Promise<SendReport> {
    sent.push(...messages.map((message) => message.id));
    return { delivered: messages.map((message) => message.id), failed: [] };
  }

  /** Fails `ids` and, as a sender must, leaves out what comes after one of them to the same recipient. */
  function sendAllBut(ids: string[], retryable = true) {
    return async (messages: readonly RelayedMessage[]): Promise<SendReport> => {
      const stuck = new Set<string>();
      const report = { delivered: [] as string[], failed: [] as SendReport['failed'][number][] };
      for (const { id, to } of messages) {
        if (stuck.has(to)) continue;
        sent.push(id);
        if (!ids.includes(id)) report.delivered.push(id);
        else {
          report.failed.push({ id, error: 'no answer', retryable });
          if (retryable) stuck.add(to);
        }
      }
      return report;
    };
  }

  it('sends messages once, in the order of the outbox, with what was recorded', async () => {
    await append(['a1', 'ra'], ['b1', 'rb'], ['a2', 'ra']);
    await append(['a3', 'ra']);
    const received: RelayedMessage[] = [];
    const send = (messages: readonly RelayedMessage[]): Promise<SendReport> => {
      received.push(...messages);
      return sendAll(messages);
    };
    expect(await relayOutbox(partition, { send })).toBe(4);
    expect(await relayOutbox(partition, { send })).toBe(0);
    expect(sent).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(received[0]).toEqual({
      id: 'a1',
      to: 'ra',
      kind: 'test',
      payload: { text: `it's "a1"` },
      createdAt: clock.now(),
      attempt: 1,
    });
  });

  it('records nothing when the transaction fails', async () => {
    const failed = partition.transact(async (tx) => {
      appendOutbox(tx, [{ id: 'a1', to: 'ra', kind: 'test', payload: null }]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await outboxDepth(partition)).toMatchObject({ pending: 0 });
  });

  it('sends again after a crash between sending and marking, once the claim has ended', async () => {
    await append(['a1', 'ra'], ['a2', 'ra']);
    const crash = new Error('killed');
    const crashing = {
      ...partition,
      query: () => Promise.reject(crash), // Marking is the only use that the relay makes of it.
    };
    await expect(relayOutbox(crashing, { send: sendAll, leaseMs: 20_000 })).rejects.toBe(crash);
    clock.advance(19_999);
    expect(await relayOutbox(partition, { send: sendAll })).toBe(0);
    clock.advance(1);
    expect(await relayOutbox(partition, { send: sendAll })).toBe(2);
    expect(sent).toEqual(['a1', 'a2', 'a1', 'a2']);
  });

  it('holds back later messages to a recipient until the failed one has arrived', async () => {
    await append(['a1', 'ra'], ['a2', 'ra'], ['b1', 'rb']);
    await relayOutbox(partition, { send: sendAllBut(['a1']), random: () => 1 });
    expect(sent).toEqual(['a1', 'b1']);
    await append(['a3', 'ra']);
    expect(await relayOutbox(partition, { send: sendAll })).toBe(0);
    expect(await outboxDepth(partition)).toMatchObject({ pending: 3, failing: 1 });
    clock.advance(250);
    await relayOutbox(partition, { send: sendAll });
    expect(sent).toEqual(['a1', 'b1', 'a1', 'a2', 'a3']);
  });

  it('lets others pass a message that its receiver refuses, and keeps trying it', async () => {
    await append(['a1', 'ra'], ['a2', 'ra']);
    await relayOutbox(partition, { send: sendAllBut(['a1'], false) });
    await append(['a3', 'ra']);
    await relayOutbox(partition, { send: sendAllBut(['a1'], false) });
    expect(sent).toEqual(['a1', 'a2', 'a3']);
    clock.advance(30_000);
    await relayOutbox(partition, { send: sendAll });
    expect(sent.at(-1)).toBe('a1');
    expect(await outboxDepth(partition)).toMatchObject({ pending: 0 });
  });

  it('never drops a message and never waits longer than 30 seconds', async () => {
    await append(['a1', 'ra']);
    for (let attempt = 1; attempt <= 40; attempt += 1) {
      await relayOutbox(partition, { send: () => Promise.reject(new Error('down')) });
      expect(await outboxDepth(partition)).toMatchObject({ pending: 1, failing: 1 });
      clock.advance(30_000);
    }
    expect(await relayOutbox(partition, { send: sendAll })).toBe(1);
  });

  it('gives two relays different messages and keeps the order per recipient between them', async () => {
    await append(...[1, 2, 3, 4, 5, 6].map((n): [string, string] => [`a${n}`, 'ra']));
    let arrive = (): void => undefined;
    const firstHasSent = new Promise<void>((resolve) => (arrive = resolve));
    let finish = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const slow = relayOutbox(partition, {
      batchSize: 2,
      send: async (messages) => {
        arrive();
        await mayFinish;
        return sendAll(messages);
      },
    });
    await firstHasSent;
    expect(await relayOutbox(partition, { send: sendAll })).toBe(0);
    finish();
    await slow;
    await relayOutbox(partition, { send: sendAll });
    expect(sent).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
  });

  it('wakes a listener when the transaction commits', async () => {
    let heard = (): void => undefined;
    const notified = new Promise<void>((resolve) => (heard = resolve));
    await partition.listen('outbox', heard);
    await append(['a1', 'ra']);
    await notified;
  });

  it('is due at once by the database clock too', async () => {
    const real = await openTestPartition('performer', {
      now: () => new Date(),
      pinned: () => null,
    });
    await real.transact(async (tx) => {
      appendOutbox(tx, [{ id: 'a1', to: 'ra', kind: 'test', payload: {} }]);
    });
    expect(await relayOutbox(real, { send: sendAll })).toBe(1);
    await real.close();
  });

  it('forgets delivered messages only, and only old ones', async () => {
    await append(['old', 'ra']);
    await relayOutbox(partition, { send: sendAll });
    clock.advance(60_000);
    await append(['young', 'ra']);
    await relayOutbox(partition, { send: sendAll });
    await append(['waiting', 'ra']);
    expect(await purgeOutbox(partition, 60_000)).toBe(0);
    clock.advance(1);
    expect(await purgeOutbox(partition, 60_000)).toBe(1);
    expect(await purgeOutbox(partition, 0)).toBe(1);
    expect(await outboxDepth(partition)).toEqual({
      ...{ pending: 1, failing: 0, oldestSeconds: 0.001 },
      deliveredPerMinute: 0,
    });
  });

  it('tells how many it delivered in the last minute', async () => {
    await append(['a1', 'ra']);
    await relayOutbox(partition, { send: sendAll });
    clock.advance(59_000);
    await append(['a2', 'ra'], ['b1', 'rb'], ['b2', 'rb']);
    await relayOutbox(partition, { send: sendAllBut(['b2']) });
    expect(await outboxDepth(partition)).toMatchObject({ deliveredPerMinute: 3 });
    clock.advance(1_000);
    expect(await outboxDepth(partition)).toMatchObject({ deliveredPerMinute: 2 });
    await partition.query(
      {
        name: 'test-many',
        text: `insert into outbox (message_id, recipient, kind, payload, delivered_at)
             select 'many' || n, 'ra', 'test', '{}', $1::timestamptz - n * interval '2 milliseconds'
               from generate_series(0, 5999) as n`,
      },
      [clock.now()],
    );
    // The latest 5,000 took ten seconds.
    const { deliveredPerMinute } = await outboxDepth(partition);
    expect(deliveredPerMinute).toBeGreaterThan(29_900);
    expect(deliveredPerMinute).toBeLessThan(30_100);
  });

  describe('of an owner who is being moved', () => {
    const message = {
      id: 'decided',
      to: 'pb',
      kind: 'assignment.decided',
      payload: { submissionId: 'submission_ra_1' },
    };
    const setState = (state: string) =>
      partition.query(
        {
          name: 'test-away',
          text: `insert into away_owners (owner_key, move_id, state, since) values ('ra', 'm', $1, now())
                 on conflict (owner_key) do update set state = excluded.state`,
        },
        [state],
      );

    afterEach(() => partition.query({ name: 'test-home', text: 'delete from away_owners' }));

    it('keeps messages back while they are blocked, and goes on when they stay', async () => {
      await partition.transact(async (tx) => {
        appendOutbox(tx, [message]);
      });
      await append(['other', 'pb']);
      await setState('blocked');
      await relayOutbox(partition, { send: sendAll });
      expect(sent).toEqual(['other']);
      await setState('leaving');
      await relayOutbox(partition, { send: sendAll });
      expect(sent).toEqual(['other', 'decided']);
    });

    it('leaves what was under way when they were blocked to be sent again', async () => {
      await partition.transact(async (tx) => {
        appendOutbox(tx, [message]);
      });
      const send = async (messages: readonly RelayedMessage[]): Promise<SendReport> => {
        await setState('left');
        return sendAll(messages);
      };
      await relayOutbox(partition, { send });
      expect(sent).toEqual(['decided']);
      const [row] = await partition.query<{ pending: number }>({
        name: 'test-pending',
        text: 'select count(*) as pending from outbox where delivered_at is null',
      });
      expect(row?.pending).toBe(1);
    });
  });
});
