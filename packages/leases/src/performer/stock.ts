import { isStockKind } from '@exchange/kernel';
import { Inbox } from '../messages/inbox.ts';
import type { GrantedLease, Message, ReleaseReason } from '../messages/messages.ts';
import { Outbox } from '../messages/outbox.ts';
import type { GrantAnswer, GrantCall, RenewedLease } from '../requester/board-calls.ts';
import { acceptByOf, submitGraceMs } from '../rules/timing.ts';
import type { AcceptCall, AcceptOutcome } from './accept-rules.ts';
import { decideAccept } from './accept-rules.ts';
import type { AssignmentItem, StockItem } from './stock-rows.ts';
import { createStockItem } from './stock-rows.ts';
import { StockTables } from './stock-tables.ts';

export interface StockOptions {
  readonly partitionId: string;
  readonly inbox?: Inbox;
  readonly outbox?: Outbox;
}

export interface AcquireAttempt {
  readonly partitionId: string;
  readonly call: GrantCall;
  readonly startedAt: number;
}

/**
 * The performer's side of the lease protocol: one local repository with the assignments of its
 * performers, in memory. Each method is what one transaction of a performer node does, with the
 * same rules; all of its state is durable.
 */
export class Stock {
  readonly partitionId: string;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly tables = new StockTables();
  /** Pulls that were begun and not answered yet. */
  readonly attempts = new Map<string, AcquireAttempt>();
  /** Leases that were recalled while they were not here, and when: their grant may be on its way. */
  readonly recalledEarly = new Map<string, number>();
  #counter = 0;

  constructor(options: StockOptions) {
    this.partitionId = options.partitionId;
    this.inbox = options.inbox ?? new Inbox();
    this.outbox = options.outbox ?? new Outbox();
  }

  addPerformer(performerKey: string): void {
    this.tables.performers.set(performerKey, { inHand: 0, held: new Map() });
  }

  /** Free slots of a type. */
  freeOf(typeId: string): number {
    return this.tables.shelf(typeId)?.slots ?? 0;
  }

  /** Written before the call, so that a crash leaves no slots leased of which nobody knows. */
  beginAcquire(attempt: AcquireAttempt): void {
    this.attempts.set(attempt.call.grantId, attempt);
  }

  dropAttempt(grantId: string): void {
    this.attempts.delete(grantId);
  }

  /**
   * Ends an attempt together with what it brought; returns how many slots are new. An attempt that
   * was ended before has been written, and its slots may be used up by now.
   */
  finishAcquire(grantId: string, answer: GrantAnswer, now: number): number {
    return this.attempts.delete(grantId) ? this.takeIn(answer.leases, now) : 0;
  }

  /** Puts leases into stock; what was recalled while its grant was on the way goes back at once. */
  protected takeIn(leases: readonly GrantedLease[], now: number): number {
    const slots = this.put(leases, null, now);
    const early = leases.filter(({ leaseId }) => this.recalledEarly.has(leaseId));
    if (early.length === 0) return slots;
    return (
      slots -
      this.recall(
        early.map(({ leaseId }) => leaseId),
        now,
      )
    );
  }

  forgetRecalled(before: number): void {
    for (const [leaseId, at] of this.recalledEarly) {
      if (at < before) this.recalledEarly.delete(leaseId);
    }
  }

  /** Puts granted leases into stock. One that is here keeps its row: a grant can come twice. */
  put(leases: readonly GrantedLease[], reservedFor: string | null, _now: number): number {
    let slots = 0;
    for (const lease of leases) {
      if (this.tables.items.has(lease.leaseId)) continue;
      this.tables.put(createStockItem(lease, lease.slots, reservedFor));
      slots += lease.slots;
    }
    return slots;
  }

  /** free → in hand, with the assignment. */
  accept(call: AcceptCall, now: number): AcceptOutcome {
    const decided = decideAccept(this.tables, call, now);
    return decided.kind === 'item' ? this.#take(decided.item, call, now) : decided;
  }

  /**
   * Different performers at once. Each chooses from the stock as it was; who comes after the last
   * slot of an item gets nothing this time.
   */
  acceptTogether(calls: readonly AcceptCall[], now: number): AcceptOutcome[] {
    const ofType = new Map<string, number>();
    const takers = new Map<StockItem, number>();
    const decisions = calls.map((call) => {
      const behind = ofType.get(call.typeId) ?? 0;
      ofType.set(call.typeId, behind + 1);
      const decided = decideAccept(this.tables, call, now, behind);
      if (decided.kind !== 'item') return { call, decided };
      const place = (takers.get(decided.item) ?? 0) + 1;
      takers.set(decided.item, place);
      return { call, decided: place > decided.item.free ? { kind: 'none' as const } : decided };
    });
    return decisions.map(({ call, decided }) =>
      decided.kind === 'item' ? this.#take(decided.item, call, now) : decided,
    );
  }

  /** A temporary grant and the accept it is for, in one transaction; what is left goes back. */
  acceptGranted(leases: readonly GrantedLease[], call: AcceptCall, now: number): AcceptOutcome {
    this.put(leases, call.performerKey, now);
    const [lease] = leases;
    const taskId = lease?.taskId ?? null;
    const outcome: AcceptOutcome =
      lease === undefined ? { kind: 'none' } : this.accept({ ...call, taskId }, now);
    const left = leases.flatMap(({ leaseId }) => this.tables.items.get(leaseId) ?? []);
    this.giveBack(left, 'unused', now);
    return outcome;
  }

  /** accepted → submitted, the slot used and the requester told. Null when it is too late or not in hand. */
  submit(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    const assignment = this.#findInHand(assignmentId, performerKey);
    if (assignment === null || assignment.deadlineAt + submitGraceMs < now) return null;
    this.tables.endAssignment(assignment, 'submitted');
    const item = this.tables.items.get(assignment.leaseId);
    if (item !== undefined) this.tables.move(item, 0, -1);
    const { taskId, leaseId, leaseEpoch, requesterKey } = assignment;
    const body = {
      kind: 'submission.delivered' as const,
      ...{ assignmentId, performerKey, taskId, leaseId, leaseEpoch },
    };
    this.outbox.append({ id: `submitted:${assignmentId}`, to: requesterKey, body }, now);
    return assignment;
  }

  /** accepted → returned. Null when it is not in hand. */
  return(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    const assignment = this.#findInHand(assignmentId, performerKey);
    if (assignment !== null) this.#letGo(assignment, 'returned', now);
    return assignment;
  }

  /** accepted → expired, for what ran out of time. */
  expireAssignments(now: number, limit = Number.POSITIVE_INFINITY): AssignmentItem[] {
    const ended: AssignmentItem[] = [];
    const deadlineOf = (one: AssignmentItem) => (one.status === 'accepted' ? one.deadlineAt : null);
    while (ended.length < limit) {
      // One millisecond less: the grace is over after its last one.
      const until = now - submitGraceMs - 1;
      const assignment = this.tables.deadlines.takeDue(until, deadlineOf);
      if (assignment === null) break;
      this.#letGo(assignment, 'expired', now);
      ended.push(assignment);
    }
    return ended;
  }

  /** Leases that are over: their requester takes the free slots back by itself, without a message. */
  dropExpired(now: number): number {
    const { ends, items } = this.tables;
    const endOf = (item: StockItem) => (items.get(item.leaseId) === item ? item.expiresAt : null);
    let slots = 0;
    for (;;) {
      const item = ends.takeDue(now, endOf);
      if (item === null) return slots;
      slots += item.free;
      this.tables.move(item, -item.free, 0);
      item.watched = false;
    }
  }

  /** Leases that cannot be accepted any more in `withinMs`, the most urgent first. */
  listRenewable(withinMs: number, limit: number, now: number): StockItem[] {
    const due: StockItem[] = [];
    for (const item of this.tables.items.values()) {
      if (isRenewable(item, now) && item.acceptBy < now + withinMs) due.push(item);
    }
    due.sort((one, other) => one.acceptBy - other.acceptBy);
    return due.slice(0, limit);
  }

  /** Of one type, what lies here but cannot be accepted within the lease any more. */
  listRenewableOfType(typeId: string, limit: number, now: number): StockItem[] {
    const items = this.tables.shelf(typeId)?.items ?? [];
    return items.filter((item) => isRenewable(item, now) && item.acceptBy < now).slice(0, limit);
  }

  /**
   * A renewal never shortens a lease, and an older answer never overwrites a newer one. One without
   * free slots is left alone: they may have been dropped at its end, and its requester would wait for
   * them for as long as it is renewed.
   */
  applyRenewals(renewed: readonly RenewedLease[]): number {
    let applied = 0;
    for (const { leaseId, epoch, expiresAt } of renewed) {
      const item = this.tables.items.get(leaseId);
      if (item === undefined || item.free === 0 || item.epoch >= epoch) continue;
      item.epoch = epoch;
      item.expiresAt = Math.max(item.expiresAt, expiresAt);
      item.acceptBy = acceptByOf(item.expiresAt, item.timeAllowedMs);
      this.tables.watch(item);
      applied += 1;
    }
    return applied;
  }

  /** Free slots of these leases go back by message. Returns how many. */
  release(leaseIds: readonly string[], reason: ReleaseReason, now: number): number {
    const items = leaseIds.flatMap((leaseId) => this.tables.items.get(leaseId) ?? []);
    return this.giveBack(items, reason, now);
  }

  /** Up to `slots` slots of a type, from the end of the order in which they would be accepted. */
  releaseExcess(typeId: string, slots: number, now: number): number {
    const back: StockItem[] = [];
    let left = slots;
    for (const item of (this.tables.shelf(typeId)?.items ?? []).toReversed()) {
      if (!isStockKind(item.kind)) continue;
      left -= item.free;
      if (left < 0) break;
      back.push(item);
    }
    return this.giveBack(back, 'not-wanted', now);
  }

  /** Tasks whose own deadline passed before anybody took them. */
  releasePastDeadline(now: number): number {
    const past = [...this.tables.items.values()].filter((item) => item.deadlineAt <= now);
    return this.giveBack(past, 'expired', now);
  }

  /** Messages of requesters: leases that are called back, and leases that are offered. */
  receive(messages: readonly Message[], now: number, decide: DecideOffer = takeAll): string[] {
    for (const { id, body } of messages) {
      if (!this.inbox.receive(id)) continue;
      if (body.kind === 'lease.recalled') this.recall(body.leaseIds, now);
      if (body.kind === 'lease.offered') this.takeOffer(body.leases, decide, now);
    }
    return messages.map(({ id }) => id);
  }

  /** Nothing more of these is handed out; free slots go back, what is in hand goes on. */
  recall(leaseIds: readonly string[], now: number): number {
    const items = leaseIds.flatMap((leaseId) => this.tables.items.get(leaseId) ?? []);
    for (const item of items) item.recalled = true;
    for (const leaseId of leaseIds) {
      if (this.tables.items.has(leaseId) || this.recalledEarly.has(leaseId)) continue;
      this.recalledEarly.set(leaseId, now);
    }
    return this.giveBack(items, 'recalled', now);
  }

  /** An offer by call. A repeat is answered and has no effect. */
  answerOffer(
    grantId: string,
    leases: readonly GrantedLease[],
    decide: DecideOffer,
    now: number,
  ): void {
    if (this.inbox.receive(`offer:${grantId}`)) this.takeOffer(leases, decide, now);
  }

  /** A push: takes what it wants of what it was offered, and gives the rest back. */
  takeOffer(leases: readonly GrantedLease[], decide: DecideOffer, now: number): number {
    const known = leases.filter((lease) => !this.tables.items.has(lease.leaseId));
    this.takeIn(known, now);
    const back = known.flatMap((lease): [StockItem, number][] => {
      const item = this.tables.items.get(lease.leaseId);
      const keep = lease.expiresAt <= now ? 0 : Math.min(lease.slots, Math.max(0, decide(lease)));
      return item === undefined ? [] : [[item, Math.min(item.free, lease.slots - keep)]];
    });
    this.#sendBack(back, 'not-wanted', now);
    return back.reduce((sum, [, slots]) => sum + slots, 0);
  }

  protected giveBack(items: readonly StockItem[], reason: ReleaseReason, now: number): number {
    const distinct = [...new Set(items)].filter((item) => item.free > 0);
    const back = distinct.map((item): [StockItem, number] => [item, item.free]);
    this.#sendBack(back, reason, now);
    return back.reduce((sum, [, slots]) => sum + slots, 0);
  }

  /** One message for each requester. */
  #sendBack(back: readonly [StockItem, number][], reason: ReleaseReason, now: number): void {
    const some = back.filter(([, slots]) => slots > 0);
    for (const [item, slots] of some) this.tables.move(item, -slots, 0);
    const byRequester = Map.groupBy(some, ([item]) => item.requesterKey);
    for (const [requesterKey, group] of [...byRequester].sort(byKey)) {
      const leases = group.map(([{ leaseId }, slots]) => ({ leaseId, slots }));
      const body = { kind: 'lease.released' as const, requesterKey, reason, leases };
      this.#counter += 1;
      const id = `released:${this.partitionId}:${this.#counter}`;
      this.outbox.append({ id, to: requesterKey, body }, now);
    }
  }

  #take(item: StockItem, call: AcceptCall, now: number): AcceptOutcome {
    this.tables.move(item, -1, 1);
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
    this.tables.addAssignment(assignment);
    return { kind: 'accepted', assignment };
  }

  #findInHand(assignmentId: string, performerKey: string): AssignmentItem | null {
    const assignment = this.tables.assignments.get(assignmentId);
    if (assignment?.performerKey !== performerKey) return null;
    return assignment.status === 'accepted' ? assignment : null;
  }

  /**
   * The slot goes back once: to the repository while the lease holds and is not recalled, otherwise
   * to the requester. A temporary grant was for the performer who lets it go.
   */
  #letGo(assignment: AssignmentItem, status: 'returned' | 'expired', now: number): void {
    this.tables.endAssignment(assignment, status);
    const item = this.tables.items.get(assignment.leaseId);
    const kept =
      item !== undefined && isStockKind(item.kind) && !item.recalled && item.expiresAt > now;
    if (item !== undefined) this.tables.move(item, kept ? 1 : 0, -1);
    if (kept) return;
    const { requesterKey, assignmentId, leaseId } = assignment;
    const leases = [{ leaseId, slots: 1 }];
    const body = { kind: 'lease.released' as const, requesterKey, reason: unused, leases };
    this.outbox.append({ id: `released:${assignmentId}`, to: requesterKey, body }, now);
  }
}

/** How many slots of an offered lease the repository wants to keep. */
export type DecideOffer = (lease: GrantedLease) => number;

const takeAll: DecideOffer = (lease) => lease.slots;
const unused = 'unused' as const;

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function isRenewable(item: StockItem, now: number): boolean {
  return item.free > 0 && item.kind === 'exclusive' && !item.recalled && item.expiresAt > now;
}
