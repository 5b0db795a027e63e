import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../src/index.ts';
import { decideRenewal, Inbox, longestLeaseSeconds, Outbox } from '../src/index.ts';
import { DueQueue } from '../src/rules/due-queue.ts';
import { startAt } from './support.ts';

describe('a queue of what is due', () => {
  it('gives everything once, in the order of the times of now', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (pairs) => {
        const things = pairs.map(([at, later]) => ({ at, dueAt: at + later }));
        const queue = new DueQueue<(typeof things)[number]>();
        for (const thing of things) queue.add(thing, thing.at);
        const given: number[] = [];
        for (let until = 0; until <= 40; until += 1) {
          for (;;) {
            const thing = queue.takeDue(until, (one) => one.dueAt);
            if (thing === null) break;
            expect(thing.dueAt).toBe(until);
            given.push(thing.dueAt);
          }
        }
        expect(given).toEqual(things.map((thing) => thing.dueAt).sort((a, b) => a - b));
      }),
    );
  });

  it('forgets what is over', () => {
    const queue = new DueQueue<string>();
    queue.add('over', 1);
    expect(queue.takeDue(5, () => null)).toBeNull();
    expect(queue.size).toBe(0);
  });
});

describe('a renewal', () => {
  const lease = { epoch: 3, grantedAt: startAt, expiresAt: startAt + 60_000 };
  const terms = { epoch: 3, leaseSeconds: 600, timeAllowedSeconds: 60, batchOpen: true };

  it('raises the epoch, and leaves it when the last answer was lost', () => {
    expect(decideRenewal(lease, terms, startAt)?.epoch).toBe(4);
    expect(decideRenewal(lease, { ...terms, epoch: 2 }, startAt)?.epoch).toBe(3);
  });

  it.each([
    ['of an older epoch', { epoch: 1 }, startAt],
    ['of an epoch that was never given', { epoch: 4 }, startAt],
    ['of a batch that takes no accepts', { batchOpen: false }, startAt],
    ['of a lease that is over', {}, startAt + 60_000],
  ])('%s is refused', (_, change, now) => {
    expect(decideRenewal(lease, { ...terms, ...change }, now)).toBeNull();
  });

  it('never shortens a lease and never keeps it for longer than the longest', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (leaseSeconds, after) => {
        const now = startAt + after;
        const long = { ...lease, expiresAt: startAt + 2_000_001 };
        const kept = decideRenewal(long, { ...terms, leaseSeconds }, now);
        const longest = startAt + (longestLeaseSeconds + 60) * 1_000;
        expect(kept?.expiresAt).toBeGreaterThanOrEqual(long.expiresAt);
        expect(kept?.expiresAt).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe('an outbox', () => {
  const message = (id: string, to: string): Message => ({
    ...{ id, to },
    body: { kind: 'lease.recalled', leaseIds: [] },
  });
  const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);

  it('sends to each recipient in order: what failed holds up the later ones to the same', () => {
    const outbox = new Outbox();
    for (const [id, to] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
    ] as const) {
      outbox.append(message(id, to), 0);
    }
    expect(ids(outbox.claim(0, 10))).toEqual(['a1', 'b1', 'a2']);
    outbox.putBack('a1', 500);
    outbox.putBack('a2', 0);
    outbox.settle('b1');
    expect(ids(outbox.claim(100, 10))).toEqual([]);
    expect(ids(outbox.claim(500, 10))).toEqual(['a1', 'a2']);
    expect(outbox.pending).toBe(2);
  });

  it('sends again what was claimed before a crash', () => {
    const outbox = new Outbox();
    outbox.append(message('a1', 'a'), 0);
    outbox.claim(0, 10);
    expect(outbox.claim(19_999, 10)).toEqual([]);
    expect(ids(outbox.claim(20_000, 10))).toEqual(['a1']);
  });
});

describe('an inbox', () => {
  it('lets a message take effect once, unless it took none', () => {
    const inbox = new Inbox();
    expect([inbox.receive('a'), inbox.receive('a')]).toEqual([true, false]);
    inbox.forget('a');
    expect(inbox.receive('a')).toBe(true);
  });
});
