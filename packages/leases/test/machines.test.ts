import { describe, expect, it } from 'vitest';
import { clockMarginMs, recalledLeaseSeconds, submitGraceMs } from '../src/index.ts';
import {
  accept,
  callFor,
  createBoard,
  createStock,
  deliver,
  leaseSeconds,
  pull,
  startAt,
  timeAllowedSeconds,
} from './support.ts';

const leaseMs = (leaseSeconds + timeAllowedSeconds) * 1_000;

describe('what is left of a type', () => {
  it('is due by the earliest deadline of the batches that have something left', () => {
    const board = createBoard([1]);
    expect(board.earliestDeadlineOf('type', startAt)).toBeNull();
    const publish = (batchId: string, deadlineAt: number) =>
      board.publish({
        batchId,
        typeId: 'type',
        deadlineAt,
        tasks: [{ taskId: batchId, wanted: 1 }],
      });
    publish('later', startAt + 2_000_000);
    board.grant(callFor(2), startAt);
    publish('latest', startAt + 3_000_000);
    expect(board.earliestDeadlineOf('type', startAt)).toBe(startAt + 3_000_000);
    expect(board.earliestDeadlineOf('type', startAt + 3_000_000)).toBeNull();
  });
});

describe('a lease', () => {
  it('goes out, is worked on, and its work counts', () => {
    const [board, stock] = [createBoard([1, 1]), createStock()];
    pull(board, stock, 2, startAt);
    const id = accept(stock, 'alice', startAt + 1_000);
    expect(stock.submit(id, 'alice', startAt + 2_000)?.status).toBe('submitted');
    expect(deliver(stock, board, startAt + 3_000)).toEqual(['submission.delivered']);
    expect(board.tables.tasks.get('task0')).toMatchObject({ done: 1, leased: 0, surplus: 0 });
    expect(board.supplyOf('type', startAt)).toEqual({ slots: 0, tasks: 0 });
  });

  it('is given once to who asks again, and is not given to another by the same id', () => {
    const board = createBoard([1, 1]);
    const call = callFor(1);
    const first = board.grant(call, startAt);
    expect(board.grant(call, startAt + 1)).toEqual(first);
    const other = board.grant({ ...call, holder: 'p2' }, startAt + 1);
    expect(other.leases[0]?.leaseId).not.toBe(first.leases[0]?.leaseId);
  });

  it('is taken back when its end and the margin have passed, not before', () => {
    const [board, stock] = [createBoard([2]), createStock()];
    pull(board, stock, 2, startAt);
    expect(board.expire(startAt + leaseMs + clockMarginMs - 1)).toBe(0);
    expect(board.expire(startAt + leaseMs + clockMarginMs)).toBe(1);
    expect(board.supplyOf('type', startAt)).toEqual({ slots: 2, tasks: 1 });
  });

  it('whose work comes late counts for as long as a slot is free, then as surplus', () => {
    const board = createBoard([2]);
    const [near, far] = [createStock(), createStock(['dave'])];
    pull(board, near, 1, startAt);
    const late = accept(near, 'alice', startAt);
    near.submit(late, 'alice', startAt + 1_000);
    const over = startAt + leaseMs + clockMarginMs;
    board.expire(over);
    const call = callFor(2, { holder: 'p2' });
    far.put(board.grant(call, over).leases, null, over);
    deliver(near, board, over);
    expect(board.tables.tasks.get('task0')).toMatchObject({ leased: 2, done: 0, surplus: 1 });
  });

  it('renewed after its free slots were dropped ends when it would have', () => {
    const [board, stock] = [createBoard([3]), createStock()];
    const { leases } = pull(board, stock, 3, startAt);
    const end = startAt + leaseMs;
    const asked = leases.map(({ leaseId, epoch }) => ({ leaseId, epoch }));
    const id = accept(stock, 'alice', end - timeAllowedSeconds * 1_000);
    const answer = board.renew({ holder: 'p1', leaseSeconds, leases: asked }, end - 1);
    expect(stock.dropExpired(end)).toBe(2);
    expect(stock.applyRenewals(answer.renewed)).toBe(0);
    stock.return(id, 'alice', end);
    expect(stock.freeOf('type')).toBe(0);
    expect(deliver(stock, board, end)).toEqual(['lease.released']);
  });

  it('that was recalled on its way goes back when it arrives', () => {
    const [board, stock] = [createBoard([1]), createStock()];
    const call = callFor(1);
    const attempt = { partitionId: 'r1', call, startedAt: startAt };
    stock.beginAcquire(attempt);
    const answer = board.grant(call, startAt);
    board.steer('batch', 'pause', startAt);
    board.roll('batch', 10, startAt);
    stock.receive(board.outbox.messages(), startAt);
    expect(stock.finishAcquire(call.grantId, answer, startAt)).toBe(0);
    expect(deliver(stock, board, startAt)).toEqual(['lease.released']);
    expect(board.tables.leases.size).toBe(0);
  });
});

describe('an offer', () => {
  it.each([0, 1, 2])('of which %i slots are wanted gives the others back, once', (keep) => {
    const [board, stock] = [createBoard([2]), createStock()];
    board.offer(callFor(2), startAt);
    const [message] = board.outbox.messages();
    if (message === undefined) throw new Error('Nothing was offered.');
    stock.receive([message, message], startAt, () => keep);
    stock.receive([message], startAt, () => keep);
    deliver(stock, board, startAt);
    expect(stock.freeOf('type')).toBe(keep);
    expect(board.tables.tasks.get('task0')).toMatchObject({ available: 2 - keep, leased: keep });
  });

  it('by call is taken once, however often it is repeated, and named until it is answered', () => {
    const [board, stock] = [createBoard([2]), createStock()];
    const call = callFor(2);
    board.beginOffer(call, startAt);
    const leases = board.repeatOffer(call.grantId);
    expect(leases.map((lease) => lease.slots)).toEqual([2]);
    stock.answerOffer(call.grantId, leases, () => 1, startAt);
    deliver(stock, board, startAt);
    stock.answerOffer(call.grantId, leases, () => 2, startAt);
    expect(stock.freeOf('type')).toBe(1);
    board.endOffer(call.grantId);
    expect(board.repeatOffer(call.grantId)).toEqual([]);
  });

  it('that nobody answers is called back, and gets an end if it had none', () => {
    const [board, stock] = [createBoard([1]), createStock()];
    const call = callFor(1, { kind: 'unlimited' });
    const { leases } = board.beginOffer(call, startAt);
    board.abandonOffer(call.grantId, startAt);
    stock.receive(board.outbox.messages(), startAt);
    stock.answerOffer(call.grantId, leases, () => 1, startAt);
    expect(stock.freeOf('type')).toBe(0);
    const end = startAt + (recalledLeaseSeconds + timeAllowedSeconds) * 1_000 + clockMarginMs;
    expect(board.expire(end - 1)).toBe(0);
    expect(board.expire(end)).toBe(1);
  });

  it('that comes when its lease is over is declined', () => {
    const [board, stock] = [createBoard([1]), createStock()];
    board.offer(callFor(1), startAt);
    stock.receive(board.outbox.messages(), startAt + leaseMs);
    expect(stock.freeOf('type')).toBe(0);
    expect(deliver(stock, board, startAt + leaseMs)).toEqual(['lease.released']);
    expect(board.supplyOf('type', startAt)).toEqual({ slots: 1, tasks: 1 });
  });
});

describe('an assignment', () => {
  it('never outlasts its lease: what cannot be done within it is not accepted', () => {
    const [board, stock] = [createBoard([1]), createStock()];
    pull(board, stock, 1, startAt);
    const last = startAt + leaseSeconds * 1_000;
    expect(() => accept(stock, 'alice', last + 1)).toThrow('Not accepted');
    accept(stock, 'alice', last);
    const [assignment] = stock.tables.assignments.values();
    expect(assignment?.deadlineAt).toBe(startAt + leaseMs);
  });

  it('is taken within the grace after its deadline, and times out after it', () => {
    const [board, stock] = [createBoard([1, 1]), createStock()];
    pull(board, stock, 2, startAt);
    const [one, other] = [accept(stock, 'alice', startAt), accept(stock, 'bob', startAt)];
    const last = startAt + timeAllowedSeconds * 1_000 + submitGraceMs;
    expect(stock.expireAssignments(last)).toEqual([]);
    expect(stock.submit(one, 'alice', last)?.status).toBe('submitted');
    expect(stock.expireAssignments(last + 1)).toHaveLength(1);
    expect(stock.submit(other, 'bob', last + 1)).toBeNull();
    expect(stock.freeOf('type')).toBe(1);
  });

  it('that was returned is not given to the same performer again, and to another', () => {
    const [board, stock] = [createBoard([1]), createStock()];
    pull(board, stock, 1, startAt);
    stock.return(accept(stock, 'alice', startAt), 'alice', startAt);
    expect(() => accept(stock, 'alice', startAt)).toThrow('Not accepted: none');
    accept(stock, 'bob', startAt);
  });

  it('of several who accept at once takes a slot of its own', () => {
    const [board, stock] = [createBoard([1, 1]), createStock()];
    pull(board, stock, 2, startAt);
    const call = { typeId: 'type', taskId: null, ownRequesterKey: null, queueLimit: 10 };
    const outcomes = stock.acceptTogether(
      ['alice', 'bob', 'carol'].map((key) => ({ ...call, performerKey: key, assignmentId: key })),
      startAt,
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted', 'none']);
    expect(stock.freeOf('type')).toBe(0);
  });
});
