import { isStockKind } from '@exchange/kernel';
import type { Outbox } from '../messages/outbox.ts';
import { submitGraceMs } from '../rules/timing.ts';
import type { AcceptCall, AcceptDecision, AcceptOutcome } from './accept-rules.ts';
import type { AssignmentItem, StockItem } from './stock-rows.ts';
import type { StockTables } from './stock-tables.ts';

/** What performers have in hand: how a slot gets there, and the three ways in which it leaves. */
export class Hand {
  readonly #tables: StockTables;
  readonly #outbox: Outbox;

  constructor(tables: StockTables, outbox: Outbox) {
    this.#tables = tables;
    this.#outbox = outbox;
  }

  /** free → in hand, with the assignment, if there is an item to take. */
  settle(decided: AcceptDecision, call: AcceptCall, now: number): AcceptOutcome {
    return decided.kind === 'item' ? this.#take(decided.item, call, now) : decided;
  }

  #take(item: StockItem, call: AcceptCall, now: number): AcceptOutcome {
    this.#tables.move(item, -1, 1);
    const assignment: AssignmentItem = {
      assignmentId: call.assignmentId,
      performerKey: call.performerKey,
      taskId: item.taskId,
      typeId: item.typeId,
      requesterKey: item.requesterKey,
      leaseId: item.leaseId,
      leaseEpoch: item.epoch,
      local: isStockKind(item.kind),
      acceptedAt: now,
      deadlineAt: Math.min(now + item.timeAllowedMs, item.deadlineAt),
      status: 'accepted',
    };
    this.#tables.addAssignment(assignment);
    return { kind: 'accepted', assignment };
  }

  /** accepted → submitted, the slot used and the requester told. Null when it is too late or not in hand. */
  submit(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    const assignment = this.#find(assignmentId, performerKey);
    if (assignment === null || assignment.deadlineAt + submitGraceMs < now) return null;
    this.#tables.endAssignment(assignment, 'submitted');
    const item = this.#tables.items.get(assignment.leaseId);
    if (item !== undefined) this.#tables.move(item, 0, -1);
    const { taskId, leaseId, leaseEpoch, requesterKey } = assignment;
    const body = {
      kind: 'submission.delivered' as const,
      ...{ assignmentId, performerKey, taskId, leaseId, leaseEpoch },
    };
    this.#outbox.append({ id: `submitted:${assignmentId}`, to: requesterKey, body }, now);
    return assignment;
  }

  /** accepted → returned. Null when it is not in hand. */
  return(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    const assignment = this.#find(assignmentId, performerKey);
    if (assignment !== null) this.#letGo(assignment, 'returned', now);
    return assignment;
  }

  /** accepted → expired, for what ran out of time. */
  expire(now: number, limit: number): AssignmentItem[] {
    const ended: AssignmentItem[] = [];
    const deadlineOf = (one: AssignmentItem) => (one.status === 'accepted' ? one.deadlineAt : null);
    while (ended.length < limit) {
      // One millisecond less: the grace is over after its last one.
      const until = now - submitGraceMs - 1;
      const assignment = this.#tables.deadlines.takeDue(until, deadlineOf);
      if (assignment === null) break;
      this.#letGo(assignment, 'expired', now);
      ended.push(assignment);
    }
    return ended;
  }

  #find(assignmentId: string, performerKey: string): AssignmentItem | null {
    const assignment = this.#tables.assignments.get(assignmentId);
    if (assignment?.performerKey !== performerKey) return null;
    return assignment.status === 'accepted' ? assignment : null;
  }

  /**
   * The slot goes back once: to the repository while the lease holds and is not recalled, otherwise
   * to the requester. A temporary grant was for the performer who lets it go.
   */
  #letGo(assignment: AssignmentItem, status: 'returned' | 'expired', now: number): void {
    this.#tables.endAssignment(assignment, status);
    const item = this.#tables.items.get(assignment.leaseId);
    const kept =
      item !== undefined && isStockKind(item.kind) && !item.recalled && item.expiresAt > now;
    if (item !== undefined) this.#tables.move(item, kept ? 1 : 0, -1);
    if (kept) return;
    const { requesterKey, assignmentId, leaseId } = assignment;
    const leases = [{ leaseId, slots: 1 }];
    const body = { kind: 'lease.released' as const, requesterKey, reason: unused, leases };
    this.#outbox.append({ id: `released:${assignmentId}`, to: requesterKey, body }, now);
  }
}

const unused = 'unused' as const;
