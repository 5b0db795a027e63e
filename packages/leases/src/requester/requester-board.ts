import { Inbox } from '../messages/inbox.ts';
import type { GrantedLease, Message, ReturnedLease } from '../messages/messages.ts';
import { repositoryOf } from '../messages/messages.ts';
import { Outbox } from '../messages/outbox.ts';
import { decideLeaseEnd, decideRenewal } from '../rules/decide-renewal.ts';
import { clockMarginMs, isLeaseOver } from '../rules/timing.ts';
import { BatchBoard } from './batch-board.ts';
import type { BatchRow, LeaseRow, TaskRow, TypeRow } from './board-rows.ts';
import { isTakingAccepts } from './board-rows.ts';
import { BoardTables } from './board-tables.ts';
import type {
  DeliveryReport,
  GrantAnswer,
  GrantCall,
  NewBatch,
  RenewAnswer,
  RenewCall,
  RenewedLease,
} from './board-calls.ts';
import { CallBack } from './call-back.ts';
import { chooseSlots } from './choose-from-board.ts';
import { describeLease } from './describe-lease.ts';
import { GrantableQueue } from './grantable-queue.ts';
import type { Steering } from './steer-batch.ts';
import type { Arrival } from './take-in.ts';
import { takeInWork } from './take-in.ts';

export interface RequesterBoardOptions {
  readonly partitionId: string;
  readonly newLeaseId?: (taskId: string, grantId: string) => string;
  readonly inbox?: Inbox;
  readonly outbox?: Outbox;
}

/**
 * The requester's side of the lease protocol: one requester partition, in memory. Each method is
 * what one transaction of a requester node does, with the same rules; all of its state is durable.
 */
export class RequesterBoard {
  readonly partitionId: string;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly tables = new BoardTables();
  /** Offers that their holders have not answered yet. */
  readonly offers = new Map<string, GrantCall>();
  readonly #newLeaseId: (taskId: string, grantId: string) => string;
  readonly #callBack: CallBack;
  readonly #batches: BatchBoard;
  #counter = 0;

  constructor(options: RequesterBoardOptions) {
    this.partitionId = options.partitionId;
    this.inbox = options.inbox ?? new Inbox();
    this.outbox = options.outbox ?? new Outbox();
    this.#callBack = new CallBack(this.tables, this.outbox, () => {
      return `recall:${this.partitionId}:${this.#nextNumber()}`;
    });
    this.#batches = new BatchBoard(this.tables, this.#callBack);
    this.#newLeaseId =
      options.newLeaseId ?? (() => `lease_${this.partitionId}_${this.#nextNumber()}`);
  }

  defineType(type: TypeRow): void {
    this.tables.types.set(type.typeId, { type, batches: [], queue: new GrantableQueue() });
  }

  /** An open batch with all of its tasks. */
  publish(batch: NewBatch): void {
    this.#batches.publish(batch);
  }

  /** What is there to be granted of a type. */
  supplyOf(typeId: string, now: number): { slots: number; tasks: number } {
    return this.tables.supplyOf(typeId, now);
  }

  /** Of what is left of the type; null when none of it has a deadline. */
  earliestDeadlineOf(typeId: string, now: number): number | null {
    return this.tables.earliestDeadlineOf(typeId, now);
  }

  /**
   * Pull: leases slots of the wanted types to the holder. A grant id is answered once: who repeats it
   * gets what it was given, less what is over, and never more. A call that was late would else lease
   * slots of which nobody learns.
   */
  grant(call: GrantCall, now: number): GrantAnswer {
    if (!this.inbox.receive(`grant:${call.holder}:${call.grantId}`)) {
      return { leases: this.#findGranted(call).map(describeLease), shortages: [] };
    }
    const { chosen, shortages } = chooseSlots(this.tables, call, now);
    const leases = chosen.map(({ task, slots }): LeaseRow => {
      const { timeAllowedSeconds } = task.batch.type;
      return {
        leaseId: this.#newLeaseId(task.taskId, call.grantId),
        task,
        holder: call.holder,
        kind: call.kind,
        grantId: call.grantId,
        granted: slots,
        grantedAt: now,
        outstanding: slots,
        epoch: 1,
        expiresAt: decideLeaseEnd(now, { ...call, timeAllowedSeconds }),
      };
    });
    for (const lease of leases) this.tables.lend(lease);
    return { leases: leases.map(describeLease), shortages };
  }

  /**
   * Push: the same grant, chosen by the requester, and the message that offers it in the same
   * transaction. The holder gives back what it does not want.
   */
  offer(call: GrantCall, now: number): GrantAnswer {
    const answer = this.grant(call, now);
    if (answer.leases.length > 0) {
      const body = { kind: 'lease.offered' as const, leases: answer.leases };
      const message = { id: `offered:${call.grantId}`, to: repositoryOf(call.holder), body };
      this.outbox.append(message, now);
    }
    return answer;
  }

  /** Push by call: the offer is written down with its grant, and repeated until it is answered. */
  beginOffer(call: GrantCall, now: number): GrantAnswer {
    const answer = this.grant(call, now);
    if (answer.leases.length > 0) this.offers.set(call.grantId, call);
    return answer;
  }

  /** What an open offer still has to offer. */
  repeatOffer(grantId: string): readonly GrantedLease[] {
    const call = this.offers.get(grantId);
    return call === undefined ? [] : this.#findGranted(call).map(describeLease);
  }

  /** It was answered: what was declined comes back by message. */
  endOffer(grantId: string): void {
    this.offers.delete(grantId);
  }

  /**
   * Nobody answers. Whether the holder took it is not known, so it is called back, never taken back:
   * the holder sends what it has or will get, and the rest ends.
   */
  abandonOffer(grantId: string, now: number): void {
    const leases = [...(this.tables.grants.get(grantId) ?? [])];
    if (!this.offers.delete(grantId)) return;
    this.#callBack.call(leases, now);
    for (const lease of leases) this.#callBack.giveAnEnd(lease, now);
  }

  renew(call: RenewCall, now: number): RenewAnswer {
    const renewed: RenewedLease[] = [];
    const refused: string[] = [];
    for (const { leaseId, epoch } of call.leases) {
      const lease = this.tables.leases.get(leaseId);
      const kept = lease?.holder === call.holder ? this.#renewOne(lease, epoch, call, now) : null;
      if (kept === null) refused.push(leaseId);
      else renewed.push({ leaseId, ...kept });
    }
    return { renewed, refused };
  }

  /** Messages of performers' outboxes: work first, then slots that come back. Each counts once. */
  receive(messages: readonly Message[], _now: number): DeliveryReport {
    const fresh = messages.filter((message) => this.inbox.receive(message.id));
    const arrivals = fresh.flatMap(({ id, body }): Arrival[] =>
      body.kind === 'submission.delivered' ? [{ messageId: id, work: body }] : [],
    );
    const { stored, unknown } = takeInWork(this, arrivals, (taskId, performerKey) =>
      this.#requireTask(taskId).doneBy.has(performerKey),
    );
    for (const { arrival, surplus } of stored) {
      const task = this.#requireTask(arrival.work.taskId);
      task.doneBy.add(arrival.work.performerKey);
      if (surplus) task.surplus += 1;
    }
    for (const { body } of fresh) if (body.kind === 'lease.released') this.giveBack(body.leases);
    for (const { messageId } of unknown) this.inbox.forget(messageId);
    const failed = new Set(unknown.map(({ messageId }) => messageId));
    const delivered = messages.map(({ id }) => id).filter((id) => !failed.has(id));
    return { delivered, failed: [...failed] };
  }

  hasTask(taskId: string): boolean {
    return this.tables.tasks.has(taskId);
  }

  use(taskId: string, leaseId: string): 'counted' | 'surplus' {
    return this.tables.use(this.#requireTask(taskId), leaseId);
  }

  giveBack(leases: readonly ReturnedLease[]): void {
    for (const { leaseId, slots } of leases) {
      const lease = this.tables.leases.get(leaseId);
      if (lease !== undefined) this.tables.giveBack(lease, slots);
    }
  }

  /** Takes back what is outstanding of leases that are over, without asking. Returns how many. */
  expire(now: number, limit = Number.POSITIVE_INFINITY): number {
    this.#callBack.endShut(now);
    const { ends, leases } = this.tables;
    const endOf = (lease: LeaseRow) => (leases.has(lease.leaseId) ? lease.expiresAt : null);
    for (let expired = 0; ; expired += 1) {
      if (expired >= limit) return expired;
      const lease = ends.takeDue(now - clockMarginMs, endOf);
      if (lease === null) return expired;
      if (isLeaseOver(lease.expiresAt, now)) this.tables.giveBack(lease, lease.outstanding);
    }
  }

  steer(batchId: string, steering: Steering, now: number): boolean {
    return this.#batches.steer(batchId, steering, now);
  }

  roll(batchId: string, limit: number, now: number): number {
    return this.#batches.roll(batchId, limit, now);
  }

  setDeadline(batchId: string, deadlineAt: number | null, now: number): boolean {
    return this.#batches.setDeadline(batchId, deadlineAt, now);
  }

  shutOverdue(now: number): number {
    return this.#batches.shutOverdue(now);
  }

  endOverdue(graceSeconds: number, now: number): number {
    return this.#batches.endOverdue(graceSeconds, now);
  }

  /** More different performers for every task of a batch. */
  addSlots(batchId: string, additional: number): void {
    for (const task of this.requireBatch(batchId).tasks) this.tables.addSlots(task, additional);
  }

  requireBatch(batchId: string): BatchRow {
    return this.#batches.require(batchId);
  }

  #findGranted(call: GrantCall): LeaseRow[] {
    return [...(this.tables.grants.get(call.grantId) ?? [])]
      .filter((lease) => lease.holder === call.holder)
      .sort((one, other) => (one.leaseId < other.leaseId ? -1 : 1));
  }

  #renewOne(lease: LeaseRow, epoch: number, call: RenewCall, now: number) {
    const { batch } = lease.task;
    const { leaseSeconds } = call;
    const { timeAllowedSeconds } = batch.type;
    const batchOpen = isTakingAccepts(batch, now);
    const terms = { epoch, leaseSeconds, timeAllowedSeconds, batchOpen };
    const kept = decideRenewal(lease, terms, now);
    if (kept !== null) Object.assign(lease, kept);
    return kept;
  }

  #requireTask(taskId: string): TaskRow {
    const task = this.tables.tasks.get(taskId);
    if (task === undefined) throw new Error(`There is no task ${taskId}.`);
    return task;
  }

  #nextNumber(): number {
    this.#counter += 1;
    return this.#counter;
  }
}
