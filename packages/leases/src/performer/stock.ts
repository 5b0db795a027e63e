import { Inbox } from '../messages/inbox.ts';
import type { GrantedLease, Message, ReleaseReason } from '../messages/messages.ts';
import { Outbox } from '../messages/outbox.ts';
import type { GrantAnswer, RenewedLease } from '../requester/board-calls.ts';
import type { AcceptCall, AcceptOutcome } from './accept-rules.ts';
import { decideAccept, decideTogether } from './accept-rules.ts';
import { Hand } from './hand.ts';
import { applyRenewals, dropExpired, listRenewable, listRenewableOfType } from './lease-ends.ts';
import type { AssignmentItem, StockItem } from './stock-rows.ts';
import { createStockItem } from './stock-rows.ts';
import type { AcquireAttempt, DecideOffer, StockOptions } from './stock-calls.ts';
import { StockTables } from './stock-tables.ts';
import { WayBack } from './way-back.ts';

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
  /** Leases that were recalled while they were not here: their grant may be on its way. */
  readonly recalledEarly = new Set<string>();
  readonly #hand: Hand;
  readonly #wayBack: WayBack;

  constructor(options: StockOptions) {
    this.partitionId = options.partitionId;
    this.inbox = options.inbox ?? new Inbox();
    this.outbox = options.outbox ?? new Outbox();
    this.#hand = new Hand(this.tables, this.outbox);
    this.#wayBack = new WayBack(this.partitionId, this.tables, this.outbox);
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
    const early = leases.map(({ leaseId }) => leaseId).filter((id) => this.recalledEarly.has(id));
    return slots - this.recall(early, now);
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
    return this.#hand.settle(decideAccept(this.tables, call, now), call, now);
  }

  /** Different performers at once. */
  acceptTogether(calls: readonly AcceptCall[], now: number): AcceptOutcome[] {
    return decideTogether(this.tables, calls, now).map(({ call, decided }) =>
      this.#hand.settle(decided, call, now),
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
    this.#wayBack.giveBack(left, 'unused', now);
    return outcome;
  }

  /** accepted → submitted, the slot used and the requester told. Null when it is too late or not in hand. */
  submit(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    return this.#hand.submit(assignmentId, performerKey, now);
  }

  /** accepted → returned. Null when it is not in hand. */
  return(assignmentId: string, performerKey: string, now: number): AssignmentItem | null {
    return this.#hand.return(assignmentId, performerKey, now);
  }

  /** accepted → expired, for what ran out of time. */
  expireAssignments(now: number, limit = Number.POSITIVE_INFINITY): AssignmentItem[] {
    return this.#hand.expire(now, limit);
  }

  dropExpired(now: number): number {
    return dropExpired(this.tables, now);
  }

  listRenewable(withinMs: number, limit: number, now: number): StockItem[] {
    return listRenewable(this.tables, withinMs, limit, now);
  }

  listRenewableOfType(typeId: string, limit: number, now: number): StockItem[] {
    return listRenewableOfType(this.tables, typeId, limit, now);
  }

  applyRenewals(renewed: readonly RenewedLease[]): number {
    return applyRenewals(this.tables, renewed);
  }

  release(leaseIds: readonly string[], reason: ReleaseReason, now: number): number {
    return this.#wayBack.release(leaseIds, reason, now);
  }

  releaseExcess(typeId: string, slots: number, now: number): number {
    return this.#wayBack.releaseExcess(typeId, slots, now);
  }

  releasePastDeadline(now: number): number {
    return this.#wayBack.releasePastDeadline(now);
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
      if (!this.tables.items.has(leaseId)) this.recalledEarly.add(leaseId);
    }
    return this.#wayBack.giveBack(items, 'recalled', now);
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
    return this.#wayBack.send(back, 'not-wanted', now);
  }
}

const takeAll: DecideOffer = (lease) => lease.slots;
