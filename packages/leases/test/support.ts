import type { GrantAnswer, GrantCall } from '../src/index.ts';
import { RequesterBoard, Stock } from '../src/index.ts';

export const startAt = 1_800_000_000_000;
export const leaseSeconds = 600;
export const timeAllowedSeconds = 120;

/** A requester with one type and a batch of tasks that want these many. */
export function createBoard(wanted: readonly number[]): RequesterBoard {
  const board = new RequesterBoard({ partitionId: 'r1' });
  board.defineType({ typeId: 'type', requesterKey: 'r', timeAllowedSeconds });
  const tasks = wanted.map((count, index) => ({ taskId: `task${index}`, wanted: count }));
  board.publish({ batchId: 'batch', typeId: 'type', tasks });
  return board;
}

export function createStock(performers: readonly string[] = ['alice', 'bob', 'carol']): Stock {
  const stock = new Stock({ partitionId: 'p1' });
  for (const key of performers) stock.addPerformer(key);
  return stock;
}

let grants = 0;

export function callFor(slots: number, more: Partial<GrantCall> = {}): GrantCall {
  return {
    grantId: `grant${(grants += 1)}`,
    holder: 'p1',
    kind: 'exclusive',
    performerKey: null,
    leaseSeconds,
    wants: [{ typeId: 'type', slots, taskId: null, excludeTaskIds: [] }],
    ...more,
  };
}

/** Slots on their way from board to stock. */
export function pull(board: RequesterBoard, stock: Stock, slots: number, now: number): GrantAnswer {
  const answer = board.grant(callFor(slots), now);
  stock.put(answer.leases, null, now);
  return answer;
}

let accepts = 0;

/** The id of the assignment. */
export function accept(stock: Stock, performerKey: string, now: number): string {
  const assignmentId = `assignment${(accepts += 1)}`;
  const call = { assignmentId, performerKey, typeId: 'type', taskId: null };
  const outcome = stock.accept({ ...call, ownRequesterKey: null, queueLimit: 10 }, now);
  if (outcome.kind !== 'accepted') throw new Error(`Not accepted: ${outcome.kind}.`);
  return assignmentId;
}

/** Hands over everything that waits; returns the kinds of what was there. */
export function deliver(stock: Stock, board: RequesterBoard, now: number): string[] {
  const messages = stock.outbox.messages();
  for (const id of board.receive(messages, now).delivered) stock.outbox.settle(id);
  return messages.map((message) => message.body.kind);
}
